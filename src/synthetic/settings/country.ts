import type { SourceContract } from '../../stages/intake/index.ts';
import type { SyntheticSettings } from './synthetic-settings.ts';

/** A number with whatever says how it is known. */
type Figure = Readonly<{ value: number }>;
type Ages = Readonly<{ from: number; to: number | null }>;
type Sex = 'male' | 'female';

/** A place as the country lists it; villages are 8 digits. */
export type SyntheticPlace = Readonly<{
  code: string;
  level: string;
  parent: string | null;
  retired: boolean;
}>;

/** The published figures that an invented country follows. */
export type SyntheticStatistics = Readonly<{
  population: Readonly<{
    provinces: readonly Readonly<{ area: string; year: number; total: Figure }>[];
    subdistricts2021: readonly Readonly<{ area: string; total: Figure }>[];
    residence: readonly Readonly<{
      province: string;
      shareLivingElsewhere2023: Figure;
      thaiResidents2023: Figure;
    }>[];
  }>;
  ages: Readonly<{
    provinces: readonly Readonly<{ province: string; sex: Sex; ages: Ages; registered2023: Figure }>[];
    lifeTable: readonly Readonly<{ sex: Sex; from: number; deathRate: Figure }>[];
    marital: readonly Readonly<{
      sex: Sex;
      ages: Ages;
      percent: Readonly<Record<'single' | 'married' | 'widowed' | 'divorced', Figure>>;
    }>[];
  }>;
  households: Readonly<{
    provinces: readonly Readonly<{ province: string; meanSize: Figure }>[];
    types: readonly Readonly<{ type: string; percent: Figure }>[];
  }>;
  money: Readonly<{
    income: readonly Readonly<{ province: string; incomePerPersonBaht2021: Figure }>[];
    poverty: readonly Readonly<{ province: string; ratePercent2023: Figure }>[];
  }>;
  welfare: readonly Readonly<{ province: string; indicator: string; figure: Figure }>[];
  health: Readonly<{
    dailyLiving: readonly Readonly<{
      ages: Ages;
      homeBoundPercent: Figure;
      bedBoundPercent: Figure;
    }>[];
    chronic: readonly Readonly<{
      sex: Sex;
      ages: Ages;
      hypertensionPercent: Figure;
      diabetesPercent: Figure;
    }>[];
  }>;
  naming: Readonly<{
    givenNames: Readonly<{ vocabulary: Figure; zipfExponent: Figure }>;
    surnames: Readonly<{ vocabulary: Figure; zipfExponent: Figure }>;
    titles: Readonly<{
      boy: string;
      man: string;
      girl: string;
      singleWoman: string;
      marriedWomanMayChoose: readonly string[];
    }>;
    shares: Readonly<{
      marriedWomenUsingNangUnder40: Figure;
      marriedWomenUsingNang40To59: Figure;
      marriedWomenUsingNang60Plus: Figure;
    }>;
  }>;
}>;

/** Names by rank, 1 the most frequent. */
export type SyntheticNames = Readonly<{
  surnameCount: number;
  surnameAt: (rank: number) => string;
  givenNameCount: (sex: Sex) => number;
  givenNameAt: (sex: Sex, rank: number) => string;
}>;

/** What an invented country needs of a real one. */
export type SyntheticCountry = Readonly<{
  contracts: readonly SourceContract[];
  places: () => readonly SyntheticPlace[];
  statistics: () => SyntheticStatistics;
  names: () => SyntheticNames;
  synthetic: SyntheticSettings;
}>;
