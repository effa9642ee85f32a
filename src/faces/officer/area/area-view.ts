import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { levelBelow } from '../../../base/model/index.ts';
import type {
  AreaAnswer,
  AreaStep,
  Figures,
  MeasureAnswer,
  MeasuresAnswer,
} from '../../../contract/index.ts';
import { figuresOf, questions } from '../../shared/index.ts';
import { type AreaChoice, useAreaChoice } from '../frame/index.ts';

/** The layer one lands on: what the whole system is for. */
const FIRST_LAYER = 'missing_out';

/** The way of parting an area by its local administrations, and the levels that can be. */
export const BY_LOCAL = 'local';
const PARTED: ReadonlySet<AreaStep['level']> = new Set(['country', 'province', 'district']);

/** An area as this page shows it: for the chosen layer and group, beside its parent. */
export type AreaView = Readonly<{
  area: AreaAnswer;
  content: MeasuresAnswer;
  layer: MeasureAnswer;
  group: MeasuresAnswer['groups'][number] | undefined;
  choice: AreaChoice;
  figures: Figures;
  parent: AreaStep | undefined;
  parentFigures: Figures | null;
  listed: Listed;
}>;

/** The areas in table and map: whose children they are, and what they are compared with. */
type Listed = Readonly<{
  of: AreaStep;
  level: AreaStep['level'];
  /** The scheme of regions the country is parted by, or that it is parted by local administrations. */
  by: string | undefined;
  figures: Figures | null;
}>;

/** The area of the address, as its loader fetched it, with what the address chooses; any part of the page may ask. */
export function useAreaView(): AreaView {
  const { code } = useParams({ from: '/area/$code' });
  const choice = useAreaChoice();
  const { data: area } = useSuspenseQuery(questions.area(code));
  const { data: content } = useSuspenseQuery(questions.measures());
  const group = content.groups.find((one) => one.id === choice.group);
  const parent = area.path.at(-2);
  const parentFigures = useParentFigures(area, parent, group?.id);
  // One object as long as nothing of it changes: map and table are not made anew while the mouse goes over them.
  return useMemo(() => {
    const figures = figuresOf(area, group?.id);
    return {
      area,
      content,
      layer: layerOf(content.measures, choice.layer),
      group,
      choice,
      figures,
      parent,
      parentFigures,
      listed: listedOf(area, { parent, figures, parentFigures, by: wayOf(area, content, choice) }),
    };
  }, [area, content, choice, group, parent, parentFigures]);
}

/** An answer carries its parent's figures for everybody; those of a group are asked for. */
function useParentFigures(
  area: AreaAnswer,
  parent: AreaStep | undefined,
  group: string | undefined,
): Figures | null {
  const asked = useQuery({
    ...questions.area(parent?.code ?? area.code),
    enabled: parent !== undefined && group !== undefined,
  });
  if (!parent) return null;
  if (!group) return area.parentFigures;
  return asked.data ? figuresOf(asked.data, group) : null;
}

/** Whether an area can be parted by its local administrations. */
export function hasLocals({ level, locals }: Pick<AreaAnswer, 'level' | 'locals'>): boolean {
  return locals > 0 && PARTED.has(level);
}

/** The country by regions of schemes that there are; an official area above the subdistrict also by local administrations, where a country has them. */
function wayOf(area: AreaAnswer, content: MeasuresAnswer, choice: AreaChoice): string | undefined {
  if (choice.by === BY_LOCAL) return hasLocals(area) ? BY_LOCAL : undefined;
  if (area.level !== 'country') return undefined;
  return content.regions.find((scheme) => scheme.id === choice.by)?.id;
}

function listedOf(
  area: AreaAnswer,
  {
    parent,
    figures,
    parentFigures,
    by,
  }: Pick<AreaView, 'parent' | 'figures' | 'parentFigures'> & Pick<Listed, 'by'>,
): Listed {
  if (area.level === 'village' && parent) return { of: parent, level: 'village', by, figures: parentFigures };
  const { code, level, name } = area;
  const parted = by === BY_LOCAL ? 'local' : 'region';
  return { of: { code, level, name }, level: by ? parted : levelBelow(level), by, figures };
}

function layerOf(measures: readonly MeasureAnswer[], wanted: string | undefined): MeasureAnswer {
  const byId = (id: string | undefined) => measures.find((measure) => measure.id === id);
  return byId(wanted) ?? byId(FIRST_LAYER) ?? NO_LAYER;
}

/** A country that counts nothing still has pages. */
const NO_LAYER: MeasureAnswer = {
  id: '',
  title: { th: '', en: '' },
  definition: { th: '', en: '' },
  unit: 'people',
  formula: null,
  quality: { verified: false, note: null },
  suppression: 'small-counts',
  publish: 'no',
  publishByGroup: false,
  sources: [],
  layer: 'overview',
  programme: null,
  direction: 'neutral',
  hasList: false,
  over: null,
};
