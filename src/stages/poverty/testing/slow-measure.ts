import type { PovertyMeasure } from '../alkire-foster/index.ts';

/** Somebody as the slow way sees them: what they lack (null where not known) and how many people they stand for. */
export type SlowPerson = Readonly<{ lacks: readonly (boolean | null)[]; weight: number }>;

/** The figures of a measure straight from its formulas, one person after the other; for tests to hold the quick way against. */
export function slowFigures(measure: PovertyMeasure, people: readonly SlowPerson[]) {
  const counted = people.filter(({ lacks }) => !lacks.includes(null));
  const scoreOf = ({ lacks }: SlowPerson) =>
    measure.indicators.reduce((sum, { weight }, place) => sum + (lacks[place] === true ? weight : 0), 0);
  const total = (of: readonly SlowPerson[], value: (person: SlowPerson) => number = () => 1) =>
    of.reduce((sum, person) => sum + person.weight * value(person), 0);
  const poor = counted.filter((person) => scoreOf(person) >= measure.cutOff);
  const share = (person: SlowPerson) => scoreOf(person) / measure.weightsSum;
  const everyone = total(counted);
  const adjusted = total(poor, share);
  const lacking = (of: readonly SlowPerson[], place: number) =>
    total(of.filter(({ lacks }) => lacks[place] === true));
  return {
    people: everyone,
    leftOutRows: people.length - counted.length,
    headcount: everyone > 0 ? total(poor) / everyone : null,
    intensity: total(poor) > 0 ? adjusted / total(poor) : null,
    adjustedHeadcount: everyone > 0 ? adjusted / everyone : null,
    raw: measure.indicators.map((_, place) => (everyone > 0 ? lacking(counted, place) / everyone : null)),
    censored: measure.indicators.map((_, place) => (everyone > 0 ? lacking(poor, place) / everyone : null)),
  };
}
