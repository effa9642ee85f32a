import { type Problem, problem } from '../../../base/errors/index.ts';
import type { SourceContract } from '../contract.ts';

/** Where a file keeps the contract's columns: its width, and the place of each column, counted from 0; -1 for an optional one it lacks. */
export type Layout = Readonly<{ width: number; places: readonly number[] }>;

/** A file's header, and the contracts it may turn out to fit. */
export type HeaderQuestion = Readonly<{
  file: string;
  names: readonly string[];
  contract: SourceContract;
  contracts: readonly SourceContract[];
}>;

/** Another contract must be fitted by so much of its columns to be named. */
const FITS_SHARE = 0.8;
const MOST_NAMED = 20;

/** Finds the contract's columns in a header, or says what is wrong with it. */
export function layoutOf(question: HeaderQuestion): Layout | Problem {
  const places = placesOf(question.names, question.contract);
  const { file, names, contract } = question;
  const lacks = contract.columns.filter(({ optional }, index) => !optional && (places[index] ?? -1) < 0);
  if (lacks.length === 0) return { width: names.length, places };
  const own = shareOf(names, contract);
  const [best] = question.contracts
    .filter((other) => other.id !== contract.id)
    .map((other) => ({ other, share: shareOf(names, other) }))
    .sort((left, right) => right.share - left.share || (left.other.id < right.other.id ? -1 : 1));
  const source = contract.id;
  if (best && best.share >= FITS_SHARE && best.share > own) {
    const columns = requiredOf(best.other).length;
    const matched = Math.round(best.share * columns);
    return problem('FILE_OF_ANOTHER', { file, source, fits: best.other.id, matched, columns });
  }
  const missing = lacks.map(({ name }) => name);
  return problem('FILE_COLUMNS_MISSING', {
    file,
    source,
    missing: shortList(missing),
    found: foundIn(question),
  });
}

function placesOf(names: readonly string[], contract: SourceContract): number[] {
  const found = names.map(sameName);
  return contract.columns.map(({ name }) => found.indexOf(sameName(name)));
}

/** How much of what a file of the contract must have is there; columns that it may lack tell nothing. */
function shareOf(names: readonly string[], contract: SourceContract): number {
  const columns = requiredOf(contract);
  return placesOf(names, { ...contract, columns }).filter((place) => place >= 0).length / columns.length;
}

function requiredOf({ columns }: SourceContract): SourceContract['columns'] {
  return columns.filter(({ optional }) => !optional);
}

/** Where most names are unknown the line may be a person's data, so only names that contracts know are shown. */
function foundIn({ names, contracts }: HeaderQuestion): string {
  const columns = new Set(
    contracts.flatMap((contract) => contract.columns.map(({ name }) => sameName(name))),
  );
  const known = names.filter((name) => columns.has(sameName(name)));
  if (known.length * 2 >= names.length) return shortList(names.map((name) => name.trim()));
  return shortList([...known.slice(0, MOST_NAMED), `+${names.length - known.length}`]);
}

/** A sentence with forty names is read by nobody. */
function shortList(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return more > 1 ? `${names.slice(0, MOST_NAMED).join(', ')}, +${more}` : names.join(', ');
}

/** Case, spaces and letters nobody sees do not make another name. */
function sameName(name: string): string {
  return name
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .normalize('NFC')
    .toLowerCase();
}
