import type { LinkSettingsInput } from '../../settings/index.ts';
import type { ColumnKind } from './column-kinds.ts';

type Comparison = LinkSettingsInput['comparisons'][number];
type ColumnInput = NonNullable<LinkSettingsInput['columns']>[string];

/** A column of a kind, and texts of it that mean "not known". */
export type KnownColumn = Readonly<{ name: string; kind: ColumnKind; unknown: readonly string[] }>;

const YEARS_APART = [1, 10];

/** How a column is compared; undefined where it is not, or only together with another. */
export function comparisonOf(
  { name, kind }: KnownColumn,
  eraYears: number | undefined,
): Comparison | undefined {
  switch (kind.is) {
    case 'name':
    case 'full-name':
    case 'text':
    case 'words':
    case 'digits':
      return { column: name, levels: kind.is };
    case 'email':
      return { column: name, levels: 'text' };
    case 'category':
      return { column: name, levels: 'exact' };
    case 'date':
      return { column: name, levels: 'date', ...(kind.form.mixedEras ? { options: { eraYears } } : {}) };
    case 'year':
      return {
        column: name,
        levels: [
          { label: 'exact', when: { is: 'exact' } },
          ...YEARS_APART.map((atMost) => ({
            label: `within ${atMost} years`,
            when: { is: 'number-apart' as const, atMost },
          })),
        ],
      };
    case 'code':
      return { column: name, levels: codeLevels(kind.length) };
    case 'decimal':
    case 'unused':
      return undefined;
  }
}

/** Codes agree wholly, but for one place, or in the beginning, which is a wider area or an older series. */
function codeLevels(length: number): Exclude<Comparison['levels'], string> {
  const beginnings = [...new Set([Math.max(3, length - 3), 2])];
  return [
    { label: 'exact', when: { is: 'exact' } },
    { label: 'one letter differs', when: { is: 'digits-differ', atMost: 1 } },
    ...beginnings.map((letters) => ({
      label: `same first ${letters} letters`,
      when: { is: 'prefix' as const, length: letters },
    })),
  ];
}

/** What else must be said of a column; nothing where the usual cleaning will do. */
export function columnInputOf({ kind, unknown }: KnownColumn): ColumnInput | undefined {
  const input: ColumnInput = {
    ...(kind.is === 'digits' && kind.marked ? { clean: 'digits' as const } : {}),
    ...(kind.is === 'code' ? { clean: 'no-spaces' as const } : {}),
    ...(kind.is === 'date' && kind.form.format !== 'YYYY-MM-DD' ? { dateFormat: kind.form.format } : {}),
    ...(unknown.length > 0 ? { unknown: [...unknown] } : {}),
  };
  return Object.keys(input).length > 0 ? input : undefined;
}
