import { problem } from '../base/errors/index.ts';
import type { Person, Population, Unit } from './population/index.ts';
import { type Stream, streamOf } from './random.ts';
import { type Case, type Desk, identityOf, unitCodeOf } from './registers/index.ts';
import { decideWelfare, nothingNoted, surveyDwelling } from './welfare/index.ts';

/** What is the same for all units of a country. */
export type Round = Readonly<{ population: Population; desk: Desk; seed: number }>;

/** What offices decide and clerks write is drawn apart from the people, so that changing one leaves the other alone. */
const OFFICE_STREAM = 7;
const SURVEY_STREAM = 9;
const ATTEMPTS = 5;

/** Lets the offices decide about a unit's people and the survey visit its dwellings. */
export function decideUnit(unit: Unit, { population, desk, seed }: Round): Case {
  const { settings, asOf } = population.workshop;
  const stream = streamOf(seed, unit.key, OFFICE_STREAM);
  const decided = new Map(
    unit.people.map((person) => {
      const welfare = decideWelfare(stream, person, { settings, asOf });
      return [person, { welfare, identity: identityOf(person) }];
    }),
  );
  const of = (person: Person) => {
    const known = decided.get(person);
    if (known) return known;
    throw problem('UNEXPECTED', { where: 'synth', reason: 'a row is about a person of another unit' });
  };
  const visits = streamOf(seed, unit.key, SURVEY_STREAM);
  const isSeenDisabled = (person: Person) => of(person).welfare.reportedBy.survey;
  const surveys = new Map(
    unit.dwellings.map((dwelling) => [
      dwelling,
      surveyDwelling(visits, dwelling, { settings, asOf, isSeenDisabled }),
    ]),
  );
  return {
    unit,
    citizens: unit.people.filter(({ pid }) => pid !== null),
    welfareOf: (person) => of(person).welfare,
    surveyOf: (dwelling) => surveys.get(dwelling) ?? null,
    sheet: {
      stream,
      people: unit.people,
      identityOf: (person) => of(person).identity,
      elsewhere: (person) => drawElsewhere(stream, person, population),
    },
    desk,
    settings,
    asOf,
    covers: population.covers,
    unitCodeOf: (place) => unitCodeOf(place, population.isDense),
    noted: nothingNoted(),
  };
}

/** A subdistrict of the same district where the person neither lives nor is registered; none for the dead. */
function drawElsewhere(stream: Stream, person: Person, { workshop }: Population): string | null {
  if (person.death !== null) return null;
  const home = person.house.village.slice(0, 6);
  const actual = person.dwelling.village.slice(0, 6);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const drawn = workshop.destinations.drawNearby(stream, person.house.village).slice(0, 6);
    if (drawn !== home && drawn !== actual) return drawn;
  }
  return null;
}
