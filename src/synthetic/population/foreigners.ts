import { ageOn, yearsBefore } from '../calendar.ts';
import { below, between, chance, type Stream, unit, weighted } from '../random.ts';
import { drawStanding, UNLIVED } from './lives/index.ts';
import type { Dwelling, Person, Unit } from './person.ts';
import { drawHouse } from './places/index.ts';
import type { Setting } from './workshop.ts';

/** Workers from abroad who share a room: they have no citizen number, and only health units write them down. */
export function inventForeigners(stream: Stream, setting: Setting): Unit {
  const { place, workshop } = setting;
  const { village, issuer, houseOrder: order, firstId } = place;
  const house = drawHouse(stream, { village, issuer, order }, workshop.settings.houses);
  const dwelling: Dwelling = { key: firstId, village, house, members: [] };
  const { nations } = workshop.settings.words.foreign;
  const nation =
    nations[
      weighted(
        stream,
        nations.map(({ weight }) => weight),
      )
    ]?.code ?? '';
  const count = between(stream, 1, 3);
  for (let number = 0; number < count; number++) {
    dwelling.members.push(foreigner(stream, { dwelling, nation, number }, setting));
  }
  return { key: firstId, house, people: dwelling.members, dwellings: [dwelling] };
}

type Guest = Readonly<{ dwelling: Dwelling; nation: string; number: number }>;

function foreigner(
  stream: Stream,
  { dwelling, nation, number }: Guest,
  { place, workshop }: Setting,
): Person {
  const { foreign } = workshop.settings.words;
  const { asOf } = workshop;
  const sex = chance(stream, 0.56) ? 'm' : 'f';
  const birth = yearsBefore(asOf, 19 + unit(stream) * 32);
  const age = ageOn(birth, asOf);
  const given = `${wordOf(stream, sex === 'm' ? foreign.men : foreign.women)}${wordOf(stream, foreign.family)}`;
  const marital = chance(stream, 0.5) ? 'married' : 'single';
  const { house } = dwelling;
  return {
    trueId: place.firstId + number,
    pid: null,
    sex,
    birth,
    birthPrecision: 'day',
    age,
    death: null,
    deathKnownBy: null,
    nation,
    father: null,
    mother: null,
    spouse: null,
    marital,
    relation: number === 0 ? 'head' : 'not-kin',
    name: { given, family: chance(stream, 0.4) ? wordOf(stream, foreign.family) : '-' },
    formerName: null,
    title: workshop.naming.titleOf(stream, { sex, age, marital }),
    house: house ?? place.central,
    houseRole: 0,
    family: 1 + number,
    movedIn: yearsBefore(asOf, unit(stream) * 6),
    dwelling,
    ...UNLIVED,
    money: {
      ...UNLIVED.money,
      ownIncomeYear: Math.round(drawStanding(stream, place.model.incomes) / 100) * 100,
    },
  };
}

function wordOf(stream: Stream, words: readonly string[]): string {
  return words[below(stream, words.length)] ?? '';
}
