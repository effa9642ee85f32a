import type { AreaCode, Text } from './base/model/index.ts';
import type { MeasureSettings } from './stages/areas/index.ts';
import type { CaseFile, Programme } from './stages/entitlements/index.ts';
import type { GapSettings } from './stages/gaps/index.ts';
import type { HouseholdSettings } from './stages/households/index.ts';
import type { CodeList, IntakeSettings, Place, SourceContract } from './stages/intake/index.ts';
import type { LinkageSettings } from './stages/linkage/index.ts';
import type { NeedContent } from './stages/needs/index.ts';
import type { IndicatorSet, PovertyContent } from './stages/poverty/index.ts';
import type { FactSettings } from './stages/profiles/index.ts';
import type { SyntheticCountry } from './synthetic/index.ts';

export type { Place };

/** Shapes of areas, cut to what one map shows. */
export type Shapes = Readonly<{ boundariesOf: (code: AreaCode) => unknown }>;

/** One way of grouping provinces into regions, and whether it was compared with the publication it comes from. */
export type RegionScheme = Readonly<{
  id: string;
  title: Text;
  verified: boolean;
  note: Text;
  regions: readonly Readonly<{ place: Place; provinces: readonly AreaCode[] }>[];
}>;

/** A local administration: itself, and the subdistricts and villages that belong to it, of which none belongs to another. */
export type LocalAdministration = Readonly<{ place: Place; members: readonly AreaCode[] }>;

type OpenDatasetWords = Readonly<{ title: Text; notes: Text; coverage: Text }>;

/** Who answers for the open tables, under which conditions they may be used, and what a catalogue is told of them. */
export type OpenDataContent = Readonly<{
  owner: Text;
  maintainer: Text;
  email: string;
  licence: Readonly<{ id: string; title: Text; url: string }>;
  type: Text;
  category: Text;
  tags: Readonly<{ th: readonly string[]; en: readonly string[] }>;
  objective: Text;
  frequency: Text;
  datasets: Readonly<Record<'country' | 'regions' | 'provinces', OpenDatasetWords>>;
}>;

/** What a country folder must provide: everything that differs by country, law or year. */
export type Country = Readonly<{
  code: string;
  name: Text;
  /** Where its days begin and end. */
  timeZone: string;
  places: () => readonly Place[];
  regions: () => readonly RegionScheme[];
  /** Empty where no list of them may be used. */
  locals: () => readonly LocalAdministration[];
  shapes: () => Shapes;
  contracts: readonly SourceContract[];
  codeLists: readonly CodeList[];
  intake: IntakeSettings;
  linkage: LinkageSettings;
  households: HouseholdSettings;
  facts: FactSettings;
  programmes: readonly Programme[];
  /** The examples that guard a programme. */
  programmeCases: (programme: Programme) => CaseFile;
  /** What people need when: equipment and services. */
  needs: () => NeedContent;
  gaps: GapSettings;
  /** The survey, dated sets of indicators, and rules for fragile households. */
  poverty: () => PovertyContent;
  /** The set by which people are targeted. */
  readonly indicators: IndicatorSet;
  measures: MeasureSettings;
  openData: () => OpenDataContent;
  /** What an invented country is made from. */
  synthetic: () => SyntheticCountry;
}>;
