import type { Level } from '../comparisons/index.ts';
import { columnsOf, presetLevels } from '../comparisons/index.ts';
import type { BlockingRule, ComparisonSettings, LinkSettings, Term } from './schema.ts';

/** A comparison with its levels spelt out, the best agreement first. */
export type PlannedComparison = Readonly<{
  name: string;
  column: string;
  levels: readonly Level[];
  termFrequency: boolean;
  /** Every column a level looks at. */
  columns: readonly string[];
  /** Shares that the settings give, by the number of the level; what is not given is learnt. */
  given?: Readonly<{ m: GivenShares; u: GivenShares }>;
}>;
export type GivenShares = readonly (number | undefined)[];

/** A blocking rule with its terms spelt out; without any it brings all pairs. */
export type PlannedRule = Readonly<{
  keys: readonly Exclude<Term, string>[];
  largestBlock: number;
  text: string;
}>;

/** The comparisons of the settings, ready lists of levels filled in. */
export function plannedComparisons(settings: LinkSettings): PlannedComparison[] {
  return settings.comparisons.map((comparison) => {
    const levels = levelsOf(comparison);
    const columns = new Set(levels.flatMap((level) => columnsOf(level.when, comparison.column)));
    return {
      name: comparison.name ?? comparison.column,
      column: comparison.column,
      levels,
      termFrequency: comparison.termFrequency && isExact(levels[0]),
      columns: [...columns.add(comparison.column)],
      ...givenShares(comparison),
    };
  });
}

/** The blocking rules of the settings, with words for reports; none as long as they are to be chosen. */
export function plannedRules(settings: LinkSettings): PlannedRule[] {
  if (settings.blocking === 'auto') return [];
  return settings.blocking.map((rule) => {
    const { keys, largestBlock } = keysOf(rule);
    const terms = keys.map((term) => (typeof term === 'string' ? { column: term } : term));
    return {
      keys: terms,
      largestBlock: largestBlock ?? settings.largestBlock,
      text: terms.map(termText).join(' + ') || 'all pairs',
    };
  });
}

/** Every column of the files that the settings name. */
export function columnsNeeded(settings: LinkSettings): string[] {
  const compared = plannedComparisons(settings).flatMap(({ columns }) => columns);
  const blocked = plannedRules(settings).flatMap(({ keys }) => keys.map(({ column }) => column));
  const asked = settings.populations.map(({ where }) => where.column);
  return [...new Set([...compared, ...blocked, ...asked])];
}

function keysOf(rule: BlockingRule): Readonly<{ keys: readonly Term[]; largestBlock?: number | undefined }> {
  if ('allPairs' in rule) return { keys: [], largestBlock: Number.MAX_SAFE_INTEGER };
  return Array.isArray(rule) ? { keys: rule } : rule;
}

/** Levels are numbered from 2, the best last; 0 and 1 are not named in settings. */
function givenShares({ levels }: ComparisonSettings): Pick<PlannedComparison, 'given'> {
  if (typeof levels === 'string' || levels.every(({ m, u }) => m === undefined && u === undefined)) return {};
  const byNumber = (shares: GivenShares) => [undefined, undefined, ...shares.toReversed()];
  return { given: { m: byNumber(levels.map(({ m }) => m)), u: byNumber(levels.map(({ u }) => u)) } };
}

function levelsOf(comparison: ComparisonSettings): readonly Level[] {
  if (typeof comparison.levels === 'string')
    return presetLevels(comparison.levels, comparison.column, comparison.options);
  return comparison.levels.map(({ label, when }) => ({ label: label ?? when.is, when }));
}

/** Only where the best level is equality does the value's own frequency stand for its chance. */
function isExact(level: Level | undefined): boolean {
  return level?.when.is === 'exact' && level.when.column === undefined;
}

/** A term as a report shows it, `surname[first 3]`. */
function termText({ column, ...parts }: Exclude<Term, string>): string {
  const said = Object.entries(parts).map(([name, value]) => `${name} ${value}`);
  return said.length === 0 ? column : `${column}[${said.join(', ')}]`;
}
