import type { IsoDate } from '../../../base/model/index.ts';
import { dayAfter } from './calendar.ts';
import { contentProblem, schemaProblem, suggest } from './fault.ts';
import { rulesOn } from './on-day.ts';
import { type Programme, type ProgrammeContent, programmeSchema } from './programme.ts';
import type { EntitlementSettings } from './settings.ts';

/** Where a programme comes from and what it may speak of. */
export type Reading = Readonly<{ file: string; settings: EntitlementSettings }>;

/** Reads and checks a programme; anything that could surprise later is refused now with file, path and reason. */
export function readProgramme(raw: unknown, { file, settings }: Reading): Programme {
  const parsed = programmeSchema.safeParse(raw);
  if (!parsed.success) throw schemaProblem(file, parsed.error);
  const programme: Programme = { ...parsed.data, file, settings };
  checkPeriods(programme);
  checkNames(programme);
  for (const version of programme.versions) {
    for (const day of daysOfChange(programme, version.inForce)) rulesOn(programme, day);
  }
  return programme;
}

type Dated = Readonly<{ from: IsoDate; to: IsoDate | null }>;

function checkPeriods(programme: Programme): void {
  const { file } = programme;
  const versions = programme.versions.map((version) => version.inForce);
  refuseOverlap(versions, (index) => ({ file, path: ['versions', index, 'inForce'] }));
  for (const [name, periods] of Object.entries(programme.parameters)) {
    refuseOverlap(periods, (index) => ({ file, path: ['parameters', name, index] }));
    for (const [index, { value }] of periods.entries()) {
      if (value.type === periods[0]?.value.type) continue;
      const place = { file, path: ['parameters', name, index, 'value'] };
      throw contentProblem(
        place,
        `this is ${value.type} where the first period has ${periods[0]?.value.type}`,
      );
    }
  }
}

function refuseOverlap(
  periods: readonly Dated[],
  place: (index: number) => Parameters<typeof contentProblem>[0],
): void {
  for (const [index, { from, to }] of periods.entries()) {
    if (to !== null && to < from)
      throw contentProblem(place(index), `it ends on ${to}, before it begins on ${from}`);
    const before = periods[index - 1];
    if (!before || (before.to !== null && before.to < from)) continue;
    const ends = before.to ?? 'open';
    const reason = `it begins on ${from}, but the one before it ends ${ends}; periods stand in order and do not overlap, so end the earlier one the day before`;
    throw contentProblem(place(index), reason);
  }
}

/** Every day within a version on which something may differ from the day before. */
function daysOfChange(programme: Programme, within: Dated): IsoDate[] {
  const periods = Object.values(programme.parameters).flat();
  const changes = periods.flatMap(({ from, to }) => (to === null ? [from] : [from, dayAfter(to)]));
  const inside = changes.filter((day) => within.from < day && (within.to === null || day <= within.to));
  return [within.from, ...new Set(inside)];
}

function checkNames(programme: Programme): void {
  const { file, settings, laws } = programme;
  const paid = settings.facts.find(({ fact }) => fact === programme.paidFact);
  const known = settings.facts.map(({ fact }) => fact);
  if (paid?.type !== 'money' && paid?.type !== 'boolean') {
    const reason = `'${programme.paidFact}' must be a fact of type money or boolean; ${suggest(programme.paidFact, known)}`;
    throw contentProblem({ file, path: ['paidFact'] }, reason);
  }
  refuseTwice(programme.versions, { file, path: ['versions'] });
  for (const [index, version] of programme.versions.entries()) {
    refuseTwice(version.conditions, { file, path: ['versions', index, 'conditions'] });
  }
  for (const { path, law } of referencesOf(programme)) {
    if (Object.hasOwn(laws, law)) continue;
    throw contentProblem({ file, path }, `there is no law '${law}'; ${suggest(law, Object.keys(laws))}`);
  }
}

function refuseTwice(
  named: readonly Readonly<{ id: string }>[],
  place: Parameters<typeof contentProblem>[0],
): void {
  for (const [index, { id }] of named.entries()) {
    if (named.findIndex((other) => other.id === id) === index) continue;
    throw contentProblem({ ...place, path: [...place.path, index, 'id'] }, `the id '${id}' is used twice`);
  }
}

function referencesOf(programme: ProgrammeContent): Readonly<{ path: PropertyKey[]; law: string }>[] {
  const parameters = Object.entries(programme.parameters).flatMap(([name, periods]) =>
    periods.map(({ law }, index) => ({ path: ['parameters', name, index, 'law'], law })),
  );
  const versions = programme.versions.flatMap((version, place) => {
    const path = ['versions', place];
    const conditions = version.conditions.map(({ law }, index) => ({
      path: [...path, 'conditions', index, 'law'],
      law,
    }));
    const since = version.since ? [{ path: [...path, 'since', 'law'], law: version.since.law }] : [];
    return [...conditions, { path: [...path, 'amount', 'law'], law: version.amount.law }, ...since];
  });
  return [...parameters, ...versions];
}
