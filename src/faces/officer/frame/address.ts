import type { Language } from '../../../base/model/index.ts';

/** How a league table is sorted; by the layer's own count when nothing is said. */
export type SortBy = 'money' | 'difference';

/** What the address of an area's page says beyond the area. */
export type AreaChoice = Readonly<{
  layer?: string;
  group?: string;
  show?: 'difference';
  sort?: SortBy;
  /** The scheme of regions that the country is parted by; by provinces when nothing is said. */
  by?: string;
  /** Another area that this one is compared with. */
  with?: string | number;
}>;

/** What the address of a list says: the figure it is behind. */
export type PeopleChoice = Readonly<{ measure?: string; group?: string }>;

/** What the address of the review says: the area whose pairs are asked; the reviewer's own when nothing is said. */
export type ReviewChoice = Readonly<{ area?: string }>;

/** What the address of a list of flags says: which of them are wanted. */
export type FlagsChoice = Readonly<{ kind?: string; programme?: string; state?: string; atLeast?: number }>;

/** What the address of a programme says: the area whose people are counted; the country when nothing is said. */
export type ProgrammeChoice = Readonly<{ area?: string | number }>;

/** What the address of a household says: changes that are asked about, as the API takes them. */
export type HouseholdChoice = Readonly<{ change?: string[] | undefined }>;

/** What the address of a person says: programmes whose reasons are opened. */
export type PersonChoice = Readonly<{ right?: string[] | undefined }>;

/** What the address of erasures says: somebody whose erasure is to be asked for. */
type ErasuresChoice = Readonly<{ person?: string }>;

/** What the address of a new list says: the number it is made from. */
export type NewListChoice = PeopleChoice & Readonly<{ area?: string | number }>;

/** What the address of a list or its sheet says: the area in it. */
export type ListChoice = Readonly<{ area?: string | number }>;

/** What the address of households says: how many of them. */
export type HouseholdsChoice = Readonly<{
  top?: number;
  /** Only those that nobody visited in so many days. */
  unvisited?: number;
}>;

const AXES = ['area', 'sex', 'stage', 'group', 'time'] as const;

/** By what a table of the explorer is parted: areas, a kind of group of people, or time. */
export type Axis = (typeof AXES)[number];

/** What the address of the explorer says: one table, and the day of its data, so that a link always shows the same. */
export type ExploreChoice = Readonly<{
  measure?: string;
  group?: string;
  area?: string | number;
  by?: string;
  rows?: Axis;
  columns?: Axis;
  show?: 'rate';
  sort?: string;
  on?: string;
}>;

type Search = Record<string, unknown>;

/** Reads an area's choice; what is not understood is left out. */
export function readAreaChoice({ layer, group, show, sort, by, with: other }: Search): AreaChoice {
  return {
    ...(typeof layer === 'string' ? { layer } : {}),
    ...(typeof group === 'string' ? { group } : {}),
    ...(show === 'difference' ? { show } : {}),
    ...(sort === 'money' || sort === 'difference' ? { sort } : {}),
    ...(typeof by === 'string' ? { by } : {}),
    ...(typeof other === 'string' || typeof other === 'number' ? { with: other } : {}),
  };
}

/** Reads a list's choice. */
export function readPeopleChoice({ measure, group }: Search): PeopleChoice {
  return {
    ...(typeof measure === 'string' ? { measure } : {}),
    ...(typeof group === 'string' ? { group } : {}),
  };
}

/** Reads which flags are wanted; `atLeast` is baht a month. */
export function readFlagsChoice({ kind, programme, state, atLeast }: Search): FlagsChoice {
  const isAmount = typeof atLeast === 'number' && Number.isInteger(atLeast) && atLeast > 0;
  return {
    ...(typeof kind === 'string' ? { kind } : {}),
    ...(typeof programme === 'string' ? { programme } : {}),
    ...(typeof state === 'string' ? { state } : {}),
    ...(isAmount ? { atLeast } : {}),
  };
}

/** Reads the area below which a programme's people are counted. */
export function readProgrammeChoice({ area }: Search): ProgrammeChoice {
  return typeof area === 'string' || typeof area === 'number' ? chooseArea(String(area)) : {};
}

/** The choice of an area below which a programme's people are counted: plain digits stand in an address without quotes. */
export function chooseArea(code: string): ProgrammeChoice {
  return { area: /^[1-9]\d*$/.test(code) ? Number(code) : code };
}

/** Reads the area of a review; digits in an address come as a number. */
export function readReviewChoice({ area }: Search): ReviewChoice {
  return typeof area === 'string' || typeof area === 'number' ? { area: String(area) } : {};
}

/** What the address of the disputes says: those that wait, those that are asked, or those that are settled, and of which agency. */
export type DisputesChoice = Readonly<{
  which?: 'waiting' | 'asked' | 'settled' | undefined;
  agency?: string | undefined;
}>;

/** Reads which disputes are wanted. */
export function readDisputesChoice({ which, agency }: Search): DisputesChoice {
  return {
    ...(which === 'waiting' || which === 'asked' || which === 'settled' ? { which } : {}),
    ...(typeof agency === 'string' && agency !== '' ? { agency } : {}),
  };
}

/** Reads the language an address asks for. */
export function readLanguage({ lang }: Search): { lang?: Language } {
  return lang === 'th' || lang === 'en' ? { lang } : {};
}

/** Reads the changes asked about in a household; what is no text is left out. */
export function readHouseholdChoice({ change }: Search): HouseholdChoice {
  const asked = [change ?? []].flat().filter((one) => typeof one === 'string');
  return asked.length > 0 ? { change: asked } : {};
}

/** Reads which rights of a person are opened. */
export function readPersonChoice({ right }: Search): PersonChoice {
  const opened = [right ?? []].flat().filter((one) => typeof one === 'string');
  return opened.length > 0 ? { right: opened } : {};
}

/** Reads whose erasure is to be asked for. */
export function readErasuresChoice({ person }: Search): ErasuresChoice {
  return typeof person === 'string' ? { person } : {};
}

/** Reads the number a new list is made from. */
export function readNewListChoice(search: Search): NewListChoice {
  return { ...readPeopleChoice(search), ...readProgrammeChoice(search) };
}

/** Reads the area in a list. */
export function readListChoice(search: Search): ListChoice {
  return readProgrammeChoice(search);
}

/** What the address of the ledger of reads says: which of them are wanted, and since how many days. */
export type ReadsChoice = Readonly<
  Partial<Record<'role' | 'act' | 'purpose' | 'agreement', string>> & {
    area?: string | number;
    days?: number;
    atLeast?: number;
  }
>;

/** Reads which reads are wanted; what is not understood is left out. */
export function readReadsChoice({ area, days, atLeast, ...words }: Search): ReadsChoice {
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
  const texts = (['role', 'act', 'purpose', 'agreement'] as const).flatMap((name) =>
    typeof words[name] === 'string' ? [[name, words[name]]] : [],
  );
  return {
    ...Object.fromEntries(texts),
    ...readProgrammeChoice({ area }),
    ...(isCount(days) ? { days } : {}),
    ...(isCount(atLeast) ? { atLeast } : {}),
  };
}

const OVERVIEW_WORDS = [
  'province',
  'hospital',
  'right',
  'payer',
  'month',
  'code',
  'standing',
  'wait',
  'sort',
] as const;

/** What the address of the overview of claims says: which of them are counted, and by what hospitals are sorted. */
export type ClaimsOverviewChoice = Readonly<
  Partial<Record<(typeof OVERVIEW_WORDS)[number], string | number>>
>;

/** Reads which claims are counted; plain digits stand in an address without quotes. */
export function readClaimsOverviewChoice(search: Search): ClaimsOverviewChoice {
  const isSaid = (value: unknown) => typeof value === 'number' || (typeof value === 'string' && value !== '');
  const said = OVERVIEW_WORDS.filter((word) => isSaid(search[word]));
  return Object.fromEntries(said.map((word) => [word, plainWord(String(search[word]))]));
}

/** A word as it stands in an address: digits without quotes. */
export function plainWord(text: string): string | number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : text;
}

const MOST_HOUSEHOLDS = 100;
const MOST_DAYS = 3_660;

/** Reads how many households are wanted, and whether only those that nobody visited of late. */
export function readHouseholdsChoice({ top, unvisited }: Search): HouseholdsChoice {
  return {
    ...(isCount(top, MOST_HOUSEHOLDS) ? { top } : {}),
    ...(isCount(unvisited, MOST_DAYS) ? { unvisited } : {}),
  };
}

function isCount(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most;
}

/** Reads the explorer's table; what is not understood is left out. */
export function readExploreChoice({ measure, group, area, by, ...search }: Search): ExploreChoice {
  const { rows, columns, show, sort, on } = search;
  return {
    ...(typeof measure === 'string' ? { measure } : {}),
    ...(typeof group === 'string' ? { group } : {}),
    ...readProgrammeChoice({ area }),
    ...(typeof by === 'string' ? { by } : {}),
    ...(isAxis(rows) ? { rows } : {}),
    ...(isAxis(columns) ? { columns } : {}),
    ...(show === 'rate' ? { show } : {}),
    ...(typeof sort === 'string' ? { sort } : {}),
    ...(typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on } : {}),
  };
}

function isAxis(word: unknown): word is Axis {
  return AXES.some((axis) => axis === word);
}
