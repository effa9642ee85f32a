import { useQuery } from '@tanstack/react-query';
import { MEASURE_LAYERS } from '../../../../base/model/index.ts';
import type { MeasureAnswer, MeasuresAnswer } from '../../../../contract/index.ts';
import { questions, useWords, type Words } from '../../../shared/index.ts';
import type { Line, Standing } from './draft.ts';

type Choice = Readonly<{ value: string; label: string }>;
type Choices = (Choice | { group: string; items: Choice[] })[];

/** Figures of a programme by the beginning of their id: a programme of which there is none cannot be asked about so. */
const COUNTED: Readonly<Record<Standing, string>> = {
  'missing-out': 'missing_out:',
  receiving: 'receiving:',
  eligible: 'eligible:',
  'cannot-tell': 'cannot_tell:',
};

/** Layers that lines of another kind ask about. */
const ASKED_ELSEWHERE: ReadonlySet<MeasureAnswer['layer']> = new Set(['dimension', 'indicator', 'programme']);
const OF_POOR_HOUSEHOLDS: ReadonlySet<MeasureAnswer['layer']> = new Set(['dimension', 'indicator']);

/** What a line can be about, in the reader's words; a figure that is already chosen stays among them, whatever its kind. */
export function useLineChoices({ kind, standing, value }: Line): Choices {
  const words = useWords();
  const content = useQuery(questions.measures());
  if (!content.data) return [];
  const { measures, programmes, groups } = content.data;
  switch (kind) {
    case 'measure':
      return byLayer(
        measures.filter(
          ({ id, hasList, layer, programme }) =>
            hasList && (id === value || (programme === null && !ASKED_ELSEWHERE.has(layer))),
        ),
        words,
      );
    case 'dimension':
      return byLayer(
        measures.filter(({ hasList, layer }) => hasList && OF_POOR_HOUSEHOLDS.has(layer)),
        words,
      );
    case 'programme':
      return titled(
        programmes.filter(({ id }) => measures.some((measure) => measure.id === `${COUNTED[standing]}${id}`)),
        words,
      );
    default:
      return titled(groups, words).flatMap((choice) =>
        choice.value.startsWith(`${kind}:`)
          ? [{ ...choice, value: choice.value.slice(kind.length + 1) }]
          : [],
      );
  }
}

function byLayer(measures: readonly MeasureAnswer[], words: Words): Choices {
  return MEASURE_LAYERS.flatMap((layer) => {
    const items = titled(
      measures.filter((measure) => measure.layer === layer),
      words,
    );
    return items.length > 0 ? [{ group: words.say(`layer.${layer}`), items }] : [];
  });
}

function titled(
  content: readonly Pick<MeasuresAnswer['groups'][number], 'id' | 'title'>[],
  { pick }: Words,
): Choice[] {
  return content.map(({ id, title }) => ({ value: id, label: pick(title) }));
}
