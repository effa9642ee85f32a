import type { Condition, ConditionLeaf, PROGRAMME_STANDINGS } from '../../../../base/condition/index.ts';

/** What a line of a condition can be about. */
export const KINDS = [
  'measure',
  'programme',
  'missing',
  'age',
  'sex',
  'stage',
  'group',
  'dimension',
  'area',
] as const;
export type Kind = (typeof KINDS)[number];

/** How a programme stands to somebody. */
export type Standing = (typeof PROGRAMME_STANDINGS)[number];

/** A line as it is being written: what is chosen so far, as text. */
export type Line = Readonly<{
  key: number;
  is: boolean;
  kind: Kind;
  value: string;
  standing: Standing;
  from: string;
  to: string;
}>;

/** A condition as it is being written. */
export type Draft = Readonly<{ join: 'all' | 'any'; lines: readonly Line[] }>;

const SATANG_A_BAHT = 100;

/** A new line, about nothing yet. */
export function newLine(key: number, kind: Kind = 'measure'): Line {
  return { key, is: true, kind, value: '', standing: 'missing-out', from: '', to: '' };
}

/** The condition of a draft, of the lines that are complete; nothing when none is. */
export function conditionOf({ join, lines }: Draft): Condition | undefined {
  const parts = lines.flatMap((line) => {
    const leaf = leafOf(line);
    return leaf ? [line.is ? leaf : { not: leaf }] : [];
  });
  if (parts.length === 0) return undefined;
  return join === 'all' ? { all: parts } : { any: parts };
}

/** What a line asks; nothing while something is not chosen. */
export function leafOf({ kind, value, standing, from, to }: Line): ConditionLeaf | undefined {
  if (kind === 'age') return ageOf(wholeOf(from), wholeOf(to));
  if (kind === 'missing') {
    const baht = wholeOf(from);
    return baht ? { missing: { satangAMonth: baht * SATANG_A_BAHT } } : undefined;
  }
  if (value === '') return undefined;
  switch (kind) {
    case 'measure':
    case 'dimension':
      return { measure: value };
    case 'programme':
      return { programme: { id: value, is: standing } };
    case 'sex':
      return value === 'm' || value === 'f' ? { sex: value } : undefined;
    case 'stage':
      return { stage: value };
    case 'group':
      return { group: value };
    case 'area':
      return { area: value };
  }
}

function ageOf(from: number | undefined, to: number | undefined): ConditionLeaf | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from !== undefined && to !== undefined && from > to) return undefined;
  return { age: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } };
}

const MOST_YEARS = 130;
const MOST_BAHT = 10_000_000;

function wholeOf(text: string): number | undefined {
  const number = /^\d{1,8}$/.test(text.trim()) ? Number(text) : undefined;
  return number === undefined || number > MOST_BAHT ? undefined : number;
}

/** Whether an age as it is written can be one. */
export function isAge(text: string): boolean {
  const years = wholeOf(text);
  return text.trim() === '' || (years !== undefined && years <= MOST_YEARS);
}

/** The lines that a number on another page stands for: what it counts, and the group that was chosen there. */
export function linesOf({
  measure,
  group,
}: Readonly<{ measure?: string | undefined; group?: string | undefined }>): Line[] {
  const [axis = '', value = ''] = (group ?? '').split(':');
  const kind = KINDS.find((one) => one === axis);
  return [
    { ...newLine(0), value: measure ?? '' },
    ...(kind && value !== '' ? [{ ...newLine(1, kind), value }] : []),
  ];
}
