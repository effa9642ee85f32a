import type { Programme } from './content/index.ts';

/** One difference between two sets of programmes; lists are told by ids and first days, not by their places. */
export type ProgrammeChange = Readonly<{
  programme: string;
  /** Empty when the whole programme came or went. */
  path: readonly string[];
  change: 'added' | 'removed' | 'changed';
  before: unknown;
  after: unknown;
}>;

/** Keys under which a rule or a value stands: it is told whole, because a path inside a rule tells a reader nothing. */
const WHOLE: ReadonlySet<string> = new Set([
  'when',
  'pays',
  'atMost',
  'adds',
  'by',
  'day',
  'value',
  'otherwise',
]);

/** What lists are told apart by, the first that all their items have. */
const NAMES: readonly string[] = ['id', 'with', 'from', 'knownFrom'];

/** What differs between two sets of programmes, in the order of the first and then of what is new. */
export function diffProgrammes(before: readonly Programme[], after: readonly Programme[]): ProgrammeChange[] {
  const [old, now] = [before, after].map((programmes) => {
    return new Map(programmes.map((programme) => [programme.id, contentOf(programme)]));
  });
  const ids = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return ids.flatMap((programme) => {
    const sides = { before: old?.get(programme), after: now?.get(programme) };
    return differencesAt([], sides).map((found) => ({ programme, ...found }));
  });
}

type Sides = Readonly<{ before: unknown; after: unknown }>;
type Difference = Omit<ProgrammeChange, 'programme'>;

function contentOf({ file: _file, settings: _settings, library: _library, ...content }: Programme): unknown {
  return content;
}

function differencesAt(path: readonly string[], { before, after }: Sides): Difference[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ path, change: 'added', before, after }];
  if (after === undefined) return [{ path, change: 'removed', before, after }];
  const whole = WHOLE.has(path.at(-1) ?? '') || path.at(-2) === 'values';
  const [old, now] = whole ? [undefined, undefined] : [partsOf(before), partsOf(after)];
  if (old && now) {
    const keys = [...new Set([...old.keys(), ...now.keys()])];
    return keys.flatMap((key) =>
      differencesAt([...path, key], { before: old.get(key), after: now.get(key) }),
    );
  }
  return write(before) === write(after) ? [] : [{ path, change: 'changed', before, after }];
}

/** The named parts of an object or a list; nothing for what has no parts. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const items: readonly unknown[] = value;
  const keys = items.map((item, index) => nameOf(item) ?? String(index));
  const named = new Set(keys).size === keys.length;
  return new Map(items.map((item, index) => [named ? (keys[index] ?? String(index)) : String(index), item]));
}

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const entries = new Map<string, unknown>(Object.entries(item));
  const told = NAMES.map((name) => entries.get(name)).filter((value) => typeof value === 'string');
  return told.length > 0 ? told.join(', ') : undefined;
}

function write(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner));
}
