import { createHmac } from 'node:crypto';
import type { SourceContract } from '../contract.ts';

/**
 * People who were erased, as intake knows them: digests of their numbers and of what names their rows, under a key of their own. Whoever has
 * the digests learns nobody's number from them.
 */
export type Holds = Readonly<{
  key: Buffer;
  digests: readonly string[];
  /**
   * The sources that had something of theirs when they were erased, each with a mark that changes with what is held there. Files of other
   * sources give the same rows with holds as without, so their versions keep their names.
   */
  marks: ReadonlyMap<string, string>;
}>;

/** The number of whom a row is about. */
export const OWN_NUMBER = 'pid';

/**
 * Says who a row is about where its number does not; in this order, what is not known as nothing. The number belongs to it: a row that
 * has none, or somebody else's by mistake, is told by both together.
 */
export const FACE = [OWN_NUMBER, 'given_name', 'family_name', 'birth_date'] as const;

/** What a digest is made from: first what it is a digest of, so that none stands for something else. */
export const numberWords = 'number|';

/** A row's face means something in its source only: elsewhere somebody else may have it. */
export function faceWords({ id }: SourceContract): string {
  return `face|${id}|`;
}

/** A key names rows in all registers of an agency that write it down under the same names: a hospital's patient in its visits. */
export function keyWords({ agency }: SourceContract, fields: readonly string[]): string {
  return `key|${agency.id}|${fields.join('+')}|`;
}

/** The fields that name a row of people apart from their number; none where the number is part of the key. */
export function rowKey({ identifies, key }: SourceContract): readonly string[] {
  return identifies === 'person' && !key.includes(OWN_NUMBER) ? key : [];
}

/** The keys by which rows of a source can be held: its own, and those of people that it writes down beside its own facts. */
export function keysIn(
  contract: SourceContract,
  contracts: readonly SourceContract[],
): readonly (readonly string[])[] {
  const own = rowKey(contract);
  if (own.length > 0) return [own];
  if (contract.identifies === 'person') return [];
  const fields = new Set(contract.columns.map(({ field }) => field));
  const others = contracts
    .filter(({ agency }) => agency.id === contract.agency.id)
    .map(rowKey)
    .filter((key) => key.length > 0 && key.every((field) => fields.has(field)));
  return [...new Map(others.map((key) => [key.join('+'), key])).values()];
}

/** Numbers of other people that a source writes down, and the texts that name them beside it. */
export function mentionsIn({ columns }: SourceContract): readonly (readonly string[])[] {
  return columns
    .filter(({ field, read }) => read === 'citizen-number' && field !== OWN_NUMBER)
    .map(({ field }) => {
      const stem = field.replace(/_pid$/, '_');
      const beside = columns.filter(
        (column) => column.field !== field && stem !== field && column.field.startsWith(stem),
      );
      return [field, ...beside.map((column) => column.field)];
    });
}

/** A digest worked out here rather than by the engine. */
export function digestOf({ key }: Pick<Holds, 'key'>, words: string, text: string): string {
  return createHmac('sha256', key).update(`${words}${text}`, 'utf8').digest('hex');
}

const THIRTEEN_DIGITS = /(?=((?:\d[- ]?){12}\d))/g;

/** Whether a text has the number of somebody who was erased in it. */
export function hasHeldNumber(holds: Holds | undefined, text: string): boolean {
  if (!holds || holds.digests.length === 0) return false;
  const held = new Set(holds.digests);
  return [...text.matchAll(THIRTEEN_DIGITS)].some(([, found = '']) =>
    held.has(digestOf(holds, numberWords, found.replaceAll(/\D/g, ''))),
  );
}
