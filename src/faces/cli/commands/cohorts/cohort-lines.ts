import { bahtOf } from '../../../../base/model/index.ts';
import type { CohortChanges, CohortHead } from '../../../../services/cohorts/index.ts';
import { tableLines } from '../../output.ts';
import type { ShownCohort } from './show-here.ts';

/** The list of lists for a terminal. */
export function listLines(lists: readonly CohortHead[]): string[] {
  if (lists.length === 0) return ['there is no target list yet; officers make them on the page /lists/new'];
  return tableLines(
    lists.map((list) => [
      list.id,
      list.name,
      list.place.at(-1)?.name.en ?? '',
      `${(list.version.people ?? 0).toLocaleString('en-US')} people`,
      `version ${list.version.version}, data as of ${list.version.asOf}`,
      [...(list.stale ? ['newer data'] : []), ...(list.archived ? ['archived'] : [])].join(', '),
    ]),
  );
}

/** One list for a terminal. */
export function showLines({ list, changes, people }: ShownCohort): string[] {
  return [
    `${list.id}  ${list.name}`,
    `whoever ${list.sentence.en}, in ${list.place.map(({ name }) => name.en).join(' › ')}`,
    '',
    ...tableLines(
      list.versions.map(({ version, asOf, at, by, people: count }) => [
        `version ${version}`,
        `data as of ${asOf}`,
        `${(count ?? 0).toLocaleString('en-US')} people`,
        `made ${at} by ${by}`,
      ]),
    ),
    ...changeLines(changes),
    '',
    ...tableLines(
      people.people.map((person) => [
        person.id,
        person.village.code,
        `${bahtOf(person.satangAMonth)} baht a month`,
        person.missed.map(({ programme }) => programme).join(', '),
        person.byHand ? 'by hand' : '',
      ]),
    ),
    ...(people.total > people.people.length ? ['', `${people.people.length} of ${people.total} shown`] : []),
    ...(people.notFound ? [`${people.notFound} are not found in the data of now`] : []),
  ];
}

/** What changed with the latest version. */
export function changeLines({ since, version, still, entered, left, byHand }: CohortChanges): string[] {
  const hand = byHand.map(({ id, byHand: note }) =>
    note ? `${note.act} by hand: ${id}, by ${note.officer}: ${note.reason}` : id,
  );
  if (since === null) return hand;
  return [
    `since version ${since}: ${entered.people} entered, ${left.people} left, ${still} stayed (version ${version})`,
    ...hand,
  ];
}
