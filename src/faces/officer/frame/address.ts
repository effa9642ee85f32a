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

/** Reads the area of a review; digits in an address come as a number. */
export function readReviewChoice({ area }: Search): ReviewChoice {
  return typeof area === 'string' || typeof area === 'number' ? { area: String(area) } : {};
}

/** Reads the language an address asks for. */
export function readLanguage({ lang }: Search): { lang?: Language } {
  return lang === 'th' || lang === 'en' ? { lang } : {};
}
