import { COUNTRY_CODE } from '../../../../base/model/index.ts';
import {
  type CohortAnswer,
  type CohortChanges,
  type CohortDesk,
  type CohortPeople,
  listCohortPeople,
  readChanges,
  readCohort,
} from '../../../../services/cohorts/index.ts';
import { noteOperator } from '../../operator.ts';
import type { House } from '../../wiring.ts';

const SHOWN = 50;

/** A list as the command shows it. */
export type ShownCohort = Readonly<{ list: CohortAnswer; changes: CohortChanges; people: CohortPeople }>;

/** One list with its changes and those of it who miss most; whom it names is written down first. */
export async function showHere(house: House, desk: CohortDesk, id: string): Promise<ShownCohort> {
  const list = await readCohort(desk, id);
  const [changes, people] = await Promise.all([
    readChanges(desk, id),
    listCohortPeople(desk, { id, limit: SHOWN }),
  ]);
  const named = [...people.people, ...changes.entered.shown, ...changes.left.shown, ...changes.byHand];
  await noteOperator(house, {
    act: 'list-cohort',
    people: named.map((person) => person.id),
    version: desk.reading.version('areas').id,
    area: COUNTRY_CODE,
  });
  return { list, changes, people };
}
