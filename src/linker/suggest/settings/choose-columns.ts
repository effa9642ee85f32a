import type { LinkSettingsInput } from '../../settings/index.ts';
import { type ColumnKind, kindOf } from './column-kinds.ts';
import type { KnownColumn } from './comparisons.ts';
import { copiesOfOthers, madeOfOthers } from './made-of-others.ts';
import type { GivenFiles, SampledColumn } from './read-sample.ts';
import type { RowNames } from './row-names.ts';
import { unknownTexts } from './unknown-texts.ts';

/** Why something is in the settings, or is not. */
export type Reason = Readonly<{ column?: string; chosen: string; why: string }>;

/** The columns to compare, those that are one place on the map together, and why. */
export type ChosenColumns = Readonly<{
  compared: readonly (KnownColumn & Readonly<{ sampled: SampledColumn }>)[];
  coordinates: LinkSettingsInput['comparisons'];
  reasons: readonly Reason[];
}>;

/** What is known of the columns beforehand. */
export type ChoiceHints = Readonly<{
  rowNames: RowNames;
  truth: string | undefined;
  /** Words for "not known". */
  unknown: readonly string[];
  eraYears: number | undefined;
}>;

/** Kinds of which one value in two columns is no chance; two flags are mostly `n` without being one. */
const COPIED: ReadonlySet<ColumnKind['is']> = new Set(['date', 'digits', 'code', 'email']);

/** Decides for every column whether it is compared, and as what. */
export function chooseColumns(files: GivenFiles, hints: ChoiceHints): ChosenColumns {
  const open = files.columns.filter(({ name }) => name !== hints.truth && name !== hints.rowNames.id);
  const kinds = open.map((sampled) => ({ sampled, kind: kindOf(sampled, hints.eraYears) }));
  const telling = kinds.filter(({ kind }) => COPIED.has(kind.is)).map(({ sampled }) => sampled);
  const texts = kinds.filter(({ kind }) => isText(kind)).map(({ sampled }) => sampled);
  const repeated = new Map([...copiesOfOthers(telling), ...madeOfOthers(texts)]);
  const said = new Set(hints.unknown.map((text) => text.toLowerCase()));
  const reasons: Reason[] = [];
  const compared = kinds.flatMap(({ sampled, kind }) => {
    const { name } = sampled;
    const others = repeated.get(name);
    const why = others ? `it repeats ${others.join(' and ')}` : leftOutBecause(name, kind, hints.rowNames);
    if (why !== undefined) {
      reasons.push({ column: name, chosen: 'left out', why });
      return [];
    }
    if (kind.is === 'decimal') return [];
    const unknown = unknownTexts(sampled, kind, said);
    reasons.push({ column: name, chosen: kind.is, why: kind.why });
    if (unknown.length > 0)
      reasons.push({ column: name, chosen: 'unknown', why: `${unknown.length} texts mean "not known"` });
    return [{ name, kind, unknown, sampled }];
  });
  const places = coordinatesAmong(
    kinds.filter(({ kind }) => kind.is === 'decimal').map(({ sampled }) => sampled),
  );
  return { compared, coordinates: places.comparisons, reasons: [...reasons, ...places.reasons] };
}

function isText({ is }: ColumnKind): boolean {
  return is === 'name' || is === 'full-name' || is === 'text' || is === 'words' || is === 'category';
}

function leftOutBecause(name: string, kind: ColumnKind, rowNames: RowNames): string | undefined {
  if (kind.is === 'unused') return kind.why;
  const namesRows = kind.is === 'digits' || kind.is === 'code';
  return namesRows && rowNames.neverTwice.includes(name) ? 'no value comes twice' : undefined;
}

const MOST_LATITUDE = 90;
const MOST_LONGITUDE = 180;

/** Two columns of decimals one after the other that can be a place on the map. */
function coordinatesAmong(
  columns: readonly SampledColumn[],
): Readonly<{ comparisons: LinkSettingsInput['comparisons']; reasons: Reason[] }> {
  const [first, second] = columns;
  const reach = [first, second].map((column) =>
    [...(column?.counts.keys() ?? [])].reduce(
      (most, value) => Math.max(most, Math.abs(Number(value)) || 0),
      0,
    ),
  );
  const couple = (reach[0] ?? 0) <= MOST_LATITUDE ? [first, second] : [second, first];
  const [latitude, longitude] = couple;
  const least = Math.min(...reach);
  if (!latitude || !longitude || least > MOST_LATITUDE || Math.max(...reach) > MOST_LONGITUDE)
    return {
      comparisons: [],
      reasons: columns.map(({ name }) => ({
        column: name,
        chosen: 'left out',
        why: 'decimals that are no place',
      })),
    };
  const rest = columns
    .slice(2)
    .map(({ name }) => ({ column: name, chosen: 'left out', why: 'decimals that are no place' }));
  return {
    comparisons: [{ column: latitude.name, levels: 'coordinates', options: { other: longitude.name } }],
    reasons: [
      {
        column: latitude.name,
        chosen: 'coordinates',
        why: `with ${longitude.name} it is a place on the map`,
      },
      ...rest,
    ],
  };
}
