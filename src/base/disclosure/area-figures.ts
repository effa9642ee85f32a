import type { AreaCode } from '../model/index.ts';

/** One counted figure of an area, with what protects it: its key, and of a sum how many add to it and its two largest parts. */
export type CountedFigure = Readonly<{
  grouping: string;
  measure: string;
  value: number;
  /** Missing where figures of this kind are never published, and in versions older than the protection. */
  cellKey: number | null;
  contributors: number | null;
  largest: number | null;
  second: number | null;
  /** How many more there are in an area around, of the same group, where these are too few to be told apart. */
  rest: number | null;
}>;

/** Why a figure is held back. Each has its sentence in the messages of the pages. */
export type HiddenReason =
  | 'NOT_PUBLISHED'
  | 'NOT_BY_GROUP'
  | 'FEW_IN_AREA'
  | 'FEW_IN_GROUP'
  | 'FEW_BESIDE'
  | 'FEW_COUNTED'
  | 'NEARLY_ALL'
  | 'DOMINATED';

type Hidden = Readonly<Record<string, HiddenReason>>;

/** How the figures of one area are protected: not at all, or with noise at most `within`; and which of them are held back, and why. */
export type Protection = Readonly<{
  kind: 'none' | 'noise';
  within: number;
  hidden: Hidden;
  hiddenInGroups: Readonly<Record<string, Hidden>>;
}>;

/** Figures as they may leave, for everybody and for groups. */
export type ProtectedFigures = Readonly<{
  everyone: Readonly<Record<string, number>>;
  groups: Readonly<Record<string, Readonly<Record<string, number>>>>;
  protection: Protection;
}>;

/** The counted figures of one area, whose figures they are, and which measures were known in the country at all. */
export type AreaFigures = Readonly<{
  /** Official areas that the area consists of. */
  parts: readonly AreaCode[];
  figures: readonly CountedFigure[];
  known: readonly string[];
  /** The groups asked for. */
  groups: readonly string[];
  /** Whether the version has keys at all; of one that has none nothing is published. */
  keyed: boolean;
}>;
