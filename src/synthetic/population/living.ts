import type { Stream } from '../random.ts';
import { drawMoney, drawSchooling, drawStanding, drawWork, shareIncome } from './lives/index.ts';
import type { Dwelling, Person } from './person.ts';
import type { Setting } from './workshop.ts';

/** Gives people schooling, health, work and money; households are well off or poor as a whole. */
export function liveLives(stream: Stream, people: readonly Person[], setting: Setting): void {
  const standings = new Map<Dwelling, number>();
  for (const person of people) {
    const standing = standings.get(person.dwelling) ?? drawStanding(stream, setting.place.model.incomes);
    standings.set(person.dwelling, standing);
    liveLife(stream, { person, standing }, setting);
  }
  for (const [dwelling, standing] of standings) earn(stream, { dwelling, standing }, setting);
}

function liveLife(
  stream: Stream,
  { person, standing }: Readonly<{ person: Person; standing: number }>,
  { place, workshop }: Setting,
): void {
  const { settings, asOf } = workshop;
  const { age, sex, birth } = person;
  const isPoorHome = standing < settings.money.povertyLineMonth * 12 * settings.money.nearPoor;
  person.schooling = drawSchooling(stream, { age, isPoorHome }, settings.schooling);
  person.health = workshop.health(stream, { age, sex, birth, asOf, isPoorHome });
  const isUnable = person.health.disability?.needsHelp ?? false;
  const worker = { age, sex, schooling: person.schooling, isUnable, asOf };
  person.work = drawWork(stream, worker, { market: place.model.market, settings: settings.work });
}

function earn(
  stream: Stream,
  { dwelling, standing }: Readonly<{ dwelling: Dwelling; standing: number }>,
  { workshop }: Setting,
): void {
  const settings = workshop.settings.money;
  const incomes = shareIncome(stream, { earners: dwelling.members, standing }, settings);
  dwelling.members.forEach((person, index) => {
    const wealth = { age: person.age, standing, occupation: person.work.occupation };
    person.money = drawMoney(stream, { income: incomes[index] ?? 0, ...wealth }, settings);
  });
}
