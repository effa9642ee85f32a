import { createHmac } from 'node:crypto';
import type { Agreement, Asking, Grant, RowCondition, RowLeaf, SharedDataset } from '../index.ts';

/** A value as a small world has it: integers as bigint, dates as text. */
export type Value = string | bigint | boolean | null;

/** One row of a dataset after its tables were joined: values by column name, and what never leaves. */
export type PlainRow = Readonly<{
  subject: bigint;
  place: string | null;
  values: Readonly<Record<string, Value>>;
}>;

export type PlainWorld = Readonly<{
  dataset: SharedDataset;
  rows: readonly PlainRow[];
  tokenKey: Uint8Array;
  members: readonly bigint[];
}>;

/** What comes back: rows in order, or that nothing is given. */
export type PlainAnswer = Readonly<{ rows: readonly (readonly Value[])[] }> | Readonly<{ refused: true }>;

const REFUSED: PlainAnswer = { refused: true };

/** An agreement read row by row with no plan and no SQL, as slowly and plainly as it can be said; what the compiler is held against. */
export function readPlainly(
  agreement: Agreement,
  asking: Asking,
  worlds: readonly PlainWorld[],
): PlainAnswer {
  const { request } = asking;
  const grant = agreement.grants.find((one) => one.id === asking.grant);
  const inForce = asking.on >= agreement.valid.from && asking.on < agreement.valid.until;
  if (asking.state !== 'active' || !inForce || !grant) return REFUSED;
  if (!grant.to.includes(asking.recipient) || !grant.act.includes(request.act)) return REFUSED;
  const world = worlds.find(({ dataset }) => dataset.id === grant.dataset);
  if (!world) return REFUSED;
  const given = Object.keys(grant.columns).filter((name) => grant.columns[name] !== 'drop');
  const wanted =
    request.act === 'table' ? request.by : request.act === 'extract' ? given : (request.columns ?? given);
  if (wanted.some((name) => !given.includes(name))) return REFUSED;
  if (request.act !== 'table' && given.length === 0) return REFUSED;
  const seen = seenRows(grant, asking, world);
  if (!seen) return REFUSED;
  const names = [...new Set(wanted)];
  const pick = (values: Values) => names.map((name) => values[name] ?? null);
  if (request.act === 'table') {
    if (asksWhoSomebodyIs(grant, request, world.dataset)) return REFUSED;
    const isAboutSomebody = world.dataset.subject !== undefined;
    return { rows: countPlainly(seen, pick, { isAboutSomebody, width: names.length }) };
  }
  const sorted = seen.map(({ values }) => pick(values)).sort(compareRows);
  const limit = request.act === 'cohort' ? (request.limit ?? sorted.length) : sorted.length;
  return { rows: sorted.slice(0, limit) };
}

type Values = Readonly<Record<string, Value>>;
type Seen = Readonly<{ subject: bigint; values: Values }>;
type TableRequest = Extract<Asking['request'], { act: 'table' }>;

/** Whether a table is asked by, or of, a token or a column that tells who somebody is. */
function asksWhoSomebodyIs(grant: Grant, { by, where }: TableRequest, { columns }: SharedDataset): boolean {
  const asked = [...by, ...(where ? namesIn(where) : [])];
  return asked.some(
    (name) =>
      grant.columns[name] === 'token' || columns.some((column) => column.name === name && column.identifies),
  );
}

/** The rows of a grant as they leave, those alone that fit what is asked of them. */
function seenRows(grant: Grant, { request }: Asking, world: PlainWorld): Seen[] | undefined {
  const reached = world.rows.filter((row) => reaches(grant, row, world));
  const seen = (row: PlainRow): Seen => ({
    subject: row.subject,
    values: Object.fromEntries(
      Object.entries(grant.columns)
        .filter(([, mask]) => mask !== 'drop')
        .map(([name, mask]) => [name, maskPlainly(mask, row.values[name] ?? null, world.tokenKey)]),
    ),
  });
  if (request.act === 'extract') return reached.map(seen);
  if (request.act !== 'lookup') {
    const { where } = request;
    const known = Object.entries(grant.columns).filter(([, mask]) => mask !== 'drop');
    if (where && namesIn(where).some((name) => !known.some(([one]) => one === name))) return undefined;
    return reached.map(seen).filter(({ values }) => !where || holds(where, values) === true);
  }
  if ('number' in request.by) {
    const { number } = request.by;
    const column = world.dataset.number;
    if (!grant.lookupBy.includes('number') || column === undefined) return undefined;
    return reached.filter((row) => row.values[column] === number).map(seen);
  }
  const { token } = request.by;
  const column = Object.entries(grant.columns).find(([, mask]) => mask === 'token')?.[0];
  if (!grant.lookupBy.includes('token') || column === undefined) return undefined;
  return reached.map(seen).filter(({ values }) => values[column] === token);
}

function reaches({ rows }: Grant, row: PlainRow, { members }: PlainWorld): boolean {
  const { areas, where, cohort } = rows;
  const inArea = areas.some((area) => area === 'TH' || row.place?.startsWith(area) === true);
  const fits = where === undefined || holds(where, row.values) === true;
  return inArea && fits && (cohort === undefined || members.includes(row.subject));
}

/** A mask put on one value. */
export function maskPlainly(mask: string, value: Value, key: Uint8Array): Value {
  const [kind, size] = mask.split(':');
  if (kind === 'const') return mask.slice('const:'.length);
  if (value === null || kind === 'drop') return null;
  if (kind === 'token') return createHmac('sha256', key).update(String(value)).digest('hex').slice(0, 32);
  if (kind === 'year') return BigInt(String(value).slice(0, 4));
  if (kind === 'last4') return [...String(value)].slice(-4).join('');
  if (kind === 'prefix') return [...String(value)].slice(0, Number(size)).join('');
  if (kind !== 'band') return value;
  let below = BigInt(String(value));
  while (below % BigInt(size ?? 1) !== 0n) below -= 1n;
  return below;
}

/** True, false, or nothing where it is not known. */
function holds(condition: RowCondition, row: Values): boolean | undefined {
  if ('not' in condition) {
    const inner = holds(condition.not, row);
    return inner === undefined ? undefined : !inner;
  }
  if ('all' in condition) {
    const parts = condition.all.map((part) => holds(part, row));
    if (parts.includes(false)) return false;
    return parts.includes(undefined) ? undefined : true;
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => holds(part, row));
    if (parts.includes(true)) return true;
    return parts.includes(undefined) ? undefined : false;
  }
  return leafHolds(condition, row[condition.column] ?? null);
}

function leafHolds(leaf: RowLeaf, value: Value): boolean | undefined {
  if ('known' in leaf) return (value !== null) === leaf.known;
  if (value === null) return undefined;
  const same = (other: string | number | boolean) => String(other) === String(value);
  if ('is' in leaf) return same(leaf.is);
  if ('in' in leaf) return leaf.in.some(same);
  if ('startsWith' in leaf) return String(value).startsWith(leaf.startsWith);
  const ordered = (other: string | number): Value =>
    typeof value === 'bigint' ? BigInt(other) : String(other);
  const { from, to } = leaf;
  return (
    (from === undefined || compareValues(value, ordered(from)) >= 0) &&
    (to === undefined || compareValues(value, ordered(to)) <= 0)
  );
}

function namesIn(condition: RowCondition): string[] {
  if ('not' in condition) return namesIn(condition.not);
  if ('all' in condition) return condition.all.flatMap(namesIn);
  if ('any' in condition) return condition.any.flatMap(namesIn);
  return [condition.column];
}

type Counting = Readonly<{ isAboutSomebody: boolean; width: number }>;

/** Puts everybody into the groups they are in, each once, and counts each group. */
function countPlainly(
  seen: readonly Seen[],
  pick: (values: Values) => Value[],
  { isAboutSomebody, width }: Counting,
): Value[][] {
  const cells: { group: Value[]; met: unknown[] }[] = [];
  for (const { subject, values } of seen) {
    const group = pick(values);
    let cell = cells.find((one) => compareRows(one.group, group) === 0);
    if (!cell) {
      cell = { group, met: [] };
      cells.push(cell);
    }
    if (!isAboutSomebody || !cell.met.includes(subject)) cell.met.push(subject);
  }
  if (cells.length === 0 && width === 0) return [[0n]];
  return cells.map(({ group, met }) => [...group, BigInt(met.length)]).sort(compareRows);
}

function compareRows(left: readonly Value[], right: readonly Value[]): number {
  for (const [place, value] of left.entries()) {
    const order = compareValues(value, right[place] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

/** Nothing comes first; text by its bytes. */
function compareValues(left: Value, right: Value): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(String(right)));
  return Number(left > right) - Number(left < right);
}
