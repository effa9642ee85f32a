import { yearsBefore } from '../../calendar.ts';
import type { Person } from '../../population/index.ts';
import { between, chance } from '../../random.ts';
import { type Case, noteMistake, putPerson } from '../case.ts';

/** A main scheme and the sub-right within it. */
type Right = Readonly<{ main: string; sub: string }>;

/** Writes the register of health-coverage rights: exactly one right a living citizen. */
export function writeHealthRights(round: Case): void {
  const { sheet, asOf, settings } = round;
  for (const person of round.citizens) {
    if (person.death !== null && asOf - person.death > settings.coverage.daysUntilDeathKnown) continue;
    const { main, sub } = rightOf(round, person);
    if (chance(sheet.stream, settings.coverage.without)) {
      noteForgotten(round, person, main);
      continue;
    }
    const village = person.dwelling.village;
    const fields = {
      main_scheme: main,
      sub_right: sub,
      right_since: Math.max(person.birth, yearsBefore(asOf, between(sheet.stream, 1, 15))),
      right_until: null,
      main_unit: round.unitCodeOf(village),
      province_code: `${village.slice(0, 2)}00`,
    };
    putPerson(round, { source: 'health-right', person, fields });
  }
}

/** Who has no scheme on file misses the one that the law gives. */
function noteForgotten(round: Case, person: Person, main: string): void {
  const { insured, everyone, poor } = round.settings.coverage.rights;
  if (person.death !== null) return;
  if (main === insured.main) noteMistake(round, person, 'missing-out/health-social-security');
  if (main === everyone.main || main === poor.main)
    noteMistake(round, person, 'missing-out/health-universal');
}

/** Work decides first, then the family's officials, then the reasons for free care, then age. */
function rightOf(round: Case, person: Person): Right {
  const { rights } = round.settings.coverage;
  const { work, age } = person;
  if (work.occupation === 'official') return work.isLocalOfficial ? rights.localOfficial : rights.official;
  if (work.occupation === 'pensioner') return rights.pensioner;
  if (work.section === '33' || work.section === '39') return rights.insured;
  const supporter = officialKinOf(person);
  if (supporter) {
    if (supporter.work.occupation === 'pensioner') return rights.pensionerFamily;
    return supporter.work.isLocalOfficial ? rights.localFamily : rights.officialFamily;
  }
  const { disabilityCard, card } = round.welfareOf(person);
  if (disabilityCard?.isValid) return rights.disabled;
  if (age <= rights.childUntil) return rights.child;
  if (age > rights.oldFrom) return rights.old;
  if (card?.cardStatus === 'active') return rights.poor;
  return rights.everyone;
}

/** A spouse, a parent of someone under age, or a child whose official scheme covers the person too. */
function officialKinOf(person: Person): Person | null {
  const covers = (kin: Person | null): boolean =>
    kin !== null &&
    kin.death === null &&
    (kin.work.occupation === 'official' || kin.work.occupation === 'pensioner');
  if (covers(person.spouse)) return person.spouse;
  if (person.age < 20 && covers(person.mother)) return person.mother;
  if (person.age < 20 && covers(person.father)) return person.father;
  const isParentOf = (kin: Person): boolean => kin.mother === person || kin.father === person;
  return person.dwelling.members.find((kin) => isParentOf(kin) && kin.work.occupation === 'official') ?? null;
}
