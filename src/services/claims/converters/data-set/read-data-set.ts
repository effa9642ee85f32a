/** Fields of one part of a data set, by name; what was not said is not there. */
export type Fields = Readonly<Record<string, string>>;

/** Parts of which a data set has one each. */
export const PARTS = [
  'PATIENT',
  'NAME',
  'ADDRESS',
  'VISIT',
  'VITALSIGN',
  'OPD',
  'IPD',
  'PREN',
  'CMHS',
  'DISA',
] as const;
/** Parts of which it has many. */
export const LISTS = ['DX', 'PC', 'AER', 'CHA', 'CHAD', 'LVD', 'NB'] as const;
/** What the parts may lie in; programs send them so or side by side. */
const FRAMES = ['PATIENT', 'SERVICE', 'BENEFITS', 'PREN'];

type Part = (typeof PARTS)[number];
type List = (typeof LISTS)[number];

/** One visit or stay of the Financial Data Set, and the text it was read from. */
export type DataSet = Readonly<{
  part: (name: Part) => Fields;
  list: (name: List) => readonly Fields[];
  text: string;
}>;

const MOST_ROWS = 5_000;
const MOST_LETTERS = 1_000;
/** Parts lie in frames, and no deeper. */
const DEEPEST = 4;

/** Reads one data set; gives the place of the first thing in it that it cannot be. */
export function readDataSet(value: unknown): DataSet | Readonly<{ where: string }> {
  if (!isObject(value)) return { where: 'DATASET' };
  const parts = new Map<string, Fields>();
  const lists = new Map<string, readonly Fields[]>();
  const wrong = collect(value, 'PATIENT', { parts, lists, depth: 0 });
  if (wrong !== undefined) return { where: wrong };
  return {
    part: (name) => parts.get(name) ?? {},
    list: (name) => lists.get(name) ?? [],
    text: JSON.stringify(value),
  };
}

type Found = Readonly<{
  parts: Map<string, Fields>;
  lists: Map<string, readonly Fields[]>;
  depth: number;
}>;

/** Everything under `value`: parts and lists by their names, and what stands beside them as the fields of `owner`. */
function collect(value: Readonly<Record<string, unknown>>, owner: string, found: Found): string | undefined {
  if (found.depth > DEEPEST) return owner;
  const own: Record<string, string> = {};
  for (const [key, member] of Object.entries(value)) {
    const name = key.trim().toUpperCase();
    const wrong = take({ name, member, owner, own }, found);
    if (wrong !== undefined) return wrong;
  }
  found.parts.set(owner, { ...found.parts.get(owner), ...own });
  return undefined;
}

type Member = Readonly<{ name: string; member: unknown; owner: string; own: Record<string, string> }>;

function take({ name, member, owner, own }: Member, found: Found): string | undefined {
  if (member === null || member === undefined) return undefined;
  if (isOf(LISTS, name)) return takeList(name, member, found);
  if (isObject(member)) {
    const isKnown = isOf(PARTS, name) || FRAMES.includes(name);
    return isKnown
      ? collect(member, isOf(PARTS, name) ? name : owner, { ...found, depth: found.depth + 1 })
      : told(name);
  }
  const text = textOfValue(member);
  if (text === undefined) return `${owner}.${told(name)}`;
  own[name] = text;
  return undefined;
}

function takeList(name: List, member: unknown, { lists }: Found): string | undefined {
  const rows = Array.isArray(member) ? (member as readonly unknown[]) : [member];
  if (rows.length > MOST_ROWS) return name;
  const read: Fields[] = [];
  for (const row of rows) {
    if (!isObject(row)) return name;
    const fields: Record<string, string> = {};
    for (const [key, value] of Object.entries(row)) {
      const text = value === null ? '' : textOfValue(value);
      if (text === undefined) return `${name}.${told(key.toUpperCase())}`;
      fields[withoutPrefix(key.trim().toUpperCase(), name)] = text;
    }
    read.push(fields);
  }
  lists.set(name, read);
  return undefined;
}

/** The description writes fields of some lists with the name of the list before them, and of some without. */
function withoutPrefix(name: string, list: string): string {
  return name.startsWith(`${list}_`) ? name.slice(list.length + 1) : name;
}

/** A name as it may be told again: what is no name may be a number of somebody. */
function told(name: string): string {
  return /^[A-Z][A-Z_-]{0,40}$/.test(name) ? name : 'DATASET';
}

function textOfValue(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' || value.length > MOST_LETTERS) return undefined;
  return value.trim();
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return names.includes(name as Name);
}
