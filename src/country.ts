import type { AreaCode, Text } from './base/model/index.ts';
import type { MeasureSettings } from './stages/areas/index.ts';
import type { CaseFile, Programme } from './stages/entitlements/index.ts';
import type { GapSettings } from './stages/gaps/index.ts';
import type { HouseholdSettings } from './stages/households/index.ts';
import type { CodeList, IntakeSettings, Place, SourceContract } from './stages/intake/index.ts';
import type { LinkageSettings } from './stages/linkage/index.ts';
import type { IndicatorSet } from './stages/poverty/index.ts';
import type { FactSettings } from './stages/profiles/index.ts';
import type { SyntheticCountry } from './synthetic/index.ts';

export type { Place };

/** Shapes of areas, cut to what one map shows. */
export type Shapes = Readonly<{ boundariesOf: (code: AreaCode) => unknown }>;

/** What a country folder must provide: everything that differs by country, law or year. */
export type Country = Readonly<{
  code: string;
  name: Text;
  /** Where its days begin and end. */
  timeZone: string;
  places: () => readonly Place[];
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
  gaps: GapSettings;
  indicators: IndicatorSet;
  measures: MeasureSettings;
  /** What an invented country is made from. */
  synthetic: () => SyntheticCountry;
}>;
