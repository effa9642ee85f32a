import type { Language } from '../../../base/model/index.ts';

/** How a league table is sorted; by the layer's own count when nothing is said. */
export type SortBy = 'money' | 'difference';

/** What the address of an area's page says beyond the area. */
export type AreaChoice = Readonly<{
  layer?: string;
  group?: string;
  show?: 'difference';
  sort?: SortBy;
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

type Search = Record<string, unknown>;

/** Reads an area's choice; what is not understood is left out. */
export function readAreaChoice({ layer, group, show, sort }: Search): AreaChoice {
  return {
    ...(typeof layer === 'string' ? { layer } : {}),
    ...(typeof group === 'string' ? { group } : {}),
    ...(show === 'difference' ? { show } : {}),
    ...(sort === 'money' || sort === 'difference' ? { sort } : {}),
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

/** Reads the language an address asks for. */
export function readLanguage({ lang }: Search): { lang?: Language } {
  return lang === 'th' || lang === 'en' ? { lang } : {};
}

/** Reads the changes asked about in a household; what is no text is left out. */
export function readHouseholdChoice({ change }: Search): HouseholdChoice {
  const asked = [change ?? []].flat().filter((one) => typeof one === 'string');
  return asked.length > 0 ? { change: asked } : {};
}
