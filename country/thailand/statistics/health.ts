import { readCsv } from '../csv.ts';
import { SEXES, type Sex } from '../sex.ts';
import { type AgeGroup, type Figure, figureOf, originOf, parseAgeGroup } from './figure.ts';

/** How people of an age group manage daily life, in percent (active, home-bound, bed-bound add up to 100). */
export type DailyLiving = Readonly<{
  ages: AgeGroup;
  activePercent: Figure;
  homeBoundPercent: Figure;
  bedBoundPercent: Figure;
}>;

/** The share of people of one sex and age group with two chronic diseases; one person may have both. */
export type ChronicDisease = Readonly<{
  sex: Sex;
  ages: AgeGroup;
  hypertensionPercent: Figure;
  diabetesPercent: Figure;
}>;

/** Daily living of older people by age. */
export function loadDailyLiving(): DailyLiving[] {
  return readCsv(new URL('tables/people/adl-age-model.csv', import.meta.url)).map((row) => ({
    ages: parseAgeGroup(row.text('age_group')),
    activePercent: figureOf(row, 'active_pct', originOf(row)),
    homeBoundPercent: figureOf(row, 'home_bound_pct', originOf(row)),
    bedBoundPercent: figureOf(row, 'bed_bound_pct', originOf(row)),
  }));
}

/** Chronic diseases by age and sex. */
export function loadChronicDiseases(): ChronicDisease[] {
  const rows = readCsv(new URL('tables/people/chronic-age-model.csv', import.meta.url));
  return rows.flatMap((row) =>
    SEXES.map((sex) => ({
      sex,
      ages: parseAgeGroup(row.text('age_group')),
      hypertensionPercent: figureOf(row, `hypertension_${sex}_pct`, originOf(row)),
      diabetesPercent: figureOf(row, `diabetes_${sex}_pct`, originOf(row)),
    })),
  );
}
