import type { Condition, ConditionLeaf, PROGRAMME_STANDINGS } from '../../../../base/condition/index.ts';

/** What a line of a condition can be about. */
export const KINDS = [
  'measure',
  'programme',
  'missing',
  'notVisited',
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

/** Whether all of several must hold, or any one of them. */
export type Join = 'all' | 'any';

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

/** Lines that count as one, with a joint of their own. */
export type Bracket = Readonly<{ key: number; is: boolean; join: Join; lines: readonly Line[] }>;

/** A line, or a bracket around several; a bracket holds no other. */
export type Part = Line | Bracket;

/** A condition as it is being written. */
export type Draft = Readonly<{ join: Join; parts: readonly Part[] }>;

const SATANG_A_BAHT = 100;
const MOST_YEARS = 130;
const MOST_BAHT = 10_000_000;
const MOST_DAYS = 3_660;

/** A new line, about nothing yet. */
export function newLine(key: number, kind: Kind = 'measure'): Line {
  return { key, is: true, kind, value: '', standing: 'missing-out', from: '', to: '' };
}

/** A new bracket around two lines, any of which is enough: that is what brackets are asked for. */
export function newBracket(key: number): Bracket {
  return { key, is: true, join: 'any', lines: [newLine(key + 1), newLine(key + 2)] };
}

/** Whether a part is a bracket. */
export function isBracket(part: Part): part is Bracket {
  return 'lines' in part;
}

/** Every line, also those in brackets. */
export function linesIn({ parts }: Draft): readonly Line[] {
  return parts.flatMap((part) => (isBracket(part) ? part.lines : [part]));
}

/** A number no part of a draft has yet. */
export function nextKey(draft: Draft): number {
  return 1 + Math.max(0, ...draft.parts.map(({ key }) => key), ...linesIn(draft).map(({ key }) => key));
}

/** The condition of a draft, of the lines that are complete; nothing when none is. */
export function conditionOf({ join, parts }: Draft): Condition | undefined {
  return joined(
    join,
    parts.flatMap((part) => {
      const asked = isBracket(part)
        ? joined(
            part.join,
            part.lines.flatMap((line) => askedBy(line, leafOf(line))),
          )
        : leafOf(part);
      return askedBy(part, asked);
    }),
  );
}

function askedBy({ is }: Readonly<{ is: boolean }>, asked: Condition | undefined): Condition[] {
  if (!asked) return [];
  return [is ? asked : { not: asked }];
}

function joined(join: Join, parts: Condition[]): Condition | undefined {
  if (parts.length === 0) return undefined;
  return join === 'all' ? { all: parts } : { any: parts };
}

/** What a line asks; nothing while something is not chosen. */
export function leafOf({ kind, value, standing, from, to }: Line): ConditionLeaf | undefined {
  if (kind === 'age') return ageOf({ from, to });
  if (kind === 'missing') {
    const baht = wholeOf(from, MOST_BAHT);
    return baht ? { missing: { satangAMonth: baht * SATANG_A_BAHT } } : undefined;
  }
  if (kind === 'notVisited') {
    const days = wholeOf(from, MOST_DAYS);
    return days ? { notVisited: { days } } : undefined;
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

type Span = Readonly<{ from: string; to: string }>;

function ageOf(span: Span): ConditionLeaf | undefined {
  const from = wholeOf(span.from, MOST_YEARS);
  const to = wholeOf(span.to, MOST_YEARS);
  if ((from ?? to) === undefined || ageProblem(span)) return undefined;
  return { age: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } };
}

function wholeOf(text: string, most: number): number | undefined {
  const number = /^\d{1,8}$/.test(text.trim()) ? Number(text) : undefined;
  return number === undefined || number > most ? undefined : number;
}

/** What is wrong with ages as they are written: one that is none, or the second before the first. */
export function ageProblem({ from, to }: Span): 'no-age' | 'reversed' | undefined {
  const isWrong = (text: string) => text.trim() !== '' && wholeOf(text, MOST_YEARS) === undefined;
  if (isWrong(from) || isWrong(to)) return 'no-age';
  const [first, last] = [wholeOf(from, MOST_YEARS), wholeOf(to, MOST_YEARS)];
  return first !== undefined && last !== undefined && first > last ? 'reversed' : undefined;
}

/** Whether an amount is written that is none. */
export function isWrongBaht(text: string): boolean {
  return text.trim() !== '' && !wholeOf(text, MOST_BAHT);
}

/** Whether days are written that are none. */
export function isWrongDays(text: string): boolean {
  return text.trim() !== '' && !wholeOf(text, MOST_DAYS);
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
