import { type Day, yearsBefore } from '../../calendar.ts';
import { between, chance, type Stream, unit, weighted } from '../../random.ts';
import type { HealthSettings, SyntheticStatistics } from '../../settings/index.ts';
import type { Sex } from '../sex.ts';

/** A disability as it is, registered or not. */
export type Disability = Readonly<{
  /** Kinds by their ids in the settings. */
  kinds: readonly string[];
  cause: 'congenital' | 'injury' | 'disease';
  since: Day;
  /** Cannot wash, dress or eat alone. */
  needsHelp: boolean;
}>;

/** A person's health as it is. */
export type Health = Readonly<{
  disability: Disability | null;
  chronic: readonly Readonly<{ icd10: string; since: Day }>[];
  /** Barthel score, 0 to 20; only older people are assessed. */
  barthel: number | null;
  birthWeight: number;
}>;

/** Draws health by age and sex from the shares that the statistics give. */
export type HealthDraw = (
  stream: Stream,
  person: Readonly<{ age: number; sex: Sex; birth: Day; asOf: Day; isPoorHome: boolean }>,
) => Health;

type Person = Parameters<HealthDraw>[1];

/** Prepares the drawing of health. */
export function openHealth(statistics: SyntheticStatistics, settings: HealthSettings): HealthDraw {
  const { dailyLiving, chronic } = statistics.health;
  return (stream, person) => {
    const barthel = drawBarthel(stream, person.age, dailyLiving);
    const disability = drawDisability(stream, person, { settings, barthel });
    const rates = chronic.find(
      ({ sex, ages }) => (sex === 'male') === (person.sex === 'm') && within(person.age, ages),
    );
    const known = (percent: number): boolean => chance(stream, (percent / 100) * settings.diagnosed);
    const diseases: string[] = [];
    if (rates && known(rates.hypertensionPercent.value)) diseases.push(settings.icd10.hypertension);
    if (rates && known(rates.diabetesPercent.value)) diseases.push(settings.icd10.diabetes);
    const weight = chance(stream, settings.lowBirthWeight) ? 1500 : 2500;
    return {
      disability,
      chronic: diseases.map((icd10) => ({ icd10, since: yearsBefore(person.asOf, 0.2 + unit(stream) * 12) })),
      barthel,
      birthWeight: weight + between(stream, 0, weight === 1500 ? 99 : 150) * 10,
    };
  };
}

function within(age: number, { from, to }: Readonly<{ from: number; to: number | null }>): boolean {
  return age >= from && (to === null || age <= to);
}

/** 12 to 20 for the active, 5 to 11 for the home-bound, 0 to 4 for the bed-bound. */
function drawBarthel(
  stream: Stream,
  age: number,
  dailyLiving: SyntheticStatistics['health']['dailyLiving'],
): number | null {
  const rates = dailyLiving.find(({ ages }) => within(age, ages));
  if (!rates) return null;
  const draw = unit(stream) * 100;
  if (draw < rates.bedBoundPercent.value) return between(stream, 0, 4);
  if (draw < rates.bedBoundPercent.value + rates.homeBoundPercent.value) return between(stream, 5, 11);
  return chance(stream, 0.8) ? 20 : between(stream, 12, 19);
}

const CAUSES = ['congenital', 'injury', 'disease'] as const;

function drawDisability(
  stream: Stream,
  { age, birth, asOf, isPoorHome }: Person,
  { settings, barthel }: Readonly<{ settings: HealthSettings; barthel: number | null }>,
): Disability | null {
  const band = settings.disabled.find(({ from }) => age >= from);
  const dependent = barthel !== null && barthel <= settings.dependentBarthel;
  const share = (dependent ? settings.disabledOfDependent : (band?.share ?? 0)) * (isPoorHome ? 1.3 : 1);
  if (!chance(stream, share)) return null;
  const kinds = drawKinds(stream, age, settings);
  const cause = CAUSES[weighted(stream, age < 15 ? [8, 1, 1] : [2, 2, 5])] ?? 'disease';
  const from = cause === 'congenital' ? 0 : unit(stream);
  const since = Math.round(birth + (asOf - birth) * Math.min(0.97, from));
  return { kinds, cause, since, needsHelp: dependent || chance(stream, settings.disabledNeedingHelp) };
}

function drawKinds(stream: Stream, age: number, { kinds, severalKinds }: HealthSettings): string[] {
  const weights = kinds.map((kind) => (age < 15 ? kind.weightYoung : kind.weight));
  const first = weighted(stream, weights);
  const drawn = [kinds[first]?.id ?? ''];
  if (!chance(stream, severalKinds)) return drawn;
  const second = kinds[weighted(stream, weights)]?.id ?? '';
  return drawn.includes(second) ? drawn : [...drawn, second];
}
