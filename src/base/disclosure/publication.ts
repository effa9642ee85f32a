import type { NoiseSettings } from './noise-table.ts';
import { makePerturbation, type Perturbation } from './perturb.ts';

/** How far published figures are from the counted ones, and which are held back. */
export type ProtectionSettings = Readonly<{
  noise: NoiseSettings;
  /** No figures of fewer people than these, in an area or in a group of it. */
  floorPeople: number;
  /** No sums of what fewer get, and no rates among fewer. */
  fewPeople: number;
  /** A sum is held back where, without its two largest parts, less than this share of the largest is left. */
  dominancePercent: number;
  /** From this share of all people on a figure tells of each of them. */
  wholePercent: number;
}>;

/** How one measure leaves the house. */
export type PublishedMeasure = Readonly<{
  id: string;
  publish: 'counts' | 'sums' | 'no';
  /** Whether it is also published for groups. */
  byGroup: boolean;
  /** Whether a figure of nearly everybody would tell something of each of them. */
  tellsOfEach: boolean;
}>;

/** A figure over another, worked out where it is read, and of published figures only where it is published. */
export type Rate = Readonly<{
  id: string;
  numerator: string;
  denominator: string;
  numeratorTimes: number;
  denominatorTimes: number;
}>;

/** The closed set of what is published, and how. */
export type Publication = Readonly<{
  settings: ProtectionSettings;
  measures: ReadonlyMap<string, PublishedMeasure>;
  rates: readonly Rate[];
  /** The measure that counts everybody: its figures say how many people others are of. */
  everybody: string;
  groups: readonly string[];
  noise: Perturbation;
}>;

/** What a publication is made of. */
export type PublicationContent = Readonly<{
  settings: ProtectionSettings;
  measures: readonly PublishedMeasure[];
  rates: readonly Rate[];
  everybody: string;
  groups: readonly string[];
}>;

/** The grouping that leaves nobody out. */
export const EVERYONE = 'all';

/** Makes ready what every protected answer needs; made once a country. */
export function makePublication(content: PublicationContent): Publication {
  return {
    ...content,
    measures: new Map(content.measures.map((measure) => [measure.id, measure])),
    noise: makePerturbation(content.settings.noise),
  };
}
