import type { Person } from '../../population/index.ts';
import { between, chance, unit } from '../../random.ts';
import { type Case, putPerson, registeredSubdistrict } from '../case.ts';

/** Writes the registers of work: insured persons, farmers and job seekers. */
export function writeEmployment(round: Case): void {
  for (const person of round.citizens) {
    if (person.work.section !== null) putInsured(round, person);
    if (person.death === null) putSeeker(round, person);
  }
  for (const dwelling of round.unit.dwellings) {
    const farmer = dwelling.members.find(({ work, pid }) => work.occupation === 'farmer' && pid !== null);
    if (farmer && chance(round.sheet.stream, round.settings.labour.farmersRegistered))
      putFarmer(round, farmer);
  }
}

function putInsured(round: Case, person: Person): void {
  const { work, money, death } = person;
  const wage = Math.min(15_000, Math.max(1650, Math.round(money.ownIncomeYear / 12)));
  const fields = {
    section: `s${work.section}`,
    insured_since: work.insuredSince,
    months_paid_of_36: work.monthsPaid,
    wage_month: work.section === '33' ? wage : null,
    insured_status: death === null ? 'active' : 'ended',
  };
  putPerson(round, { source: 'sso-insured', person, fields });
}

function putFarmer(round: Case, person: Person): void {
  const { stream } = round.sheet;
  const { labour, words } = round.settings;
  const isRice = chance(stream, labour.rice.share);
  const isThisSeason = !chance(stream, labour.notRenewed);
  const areaRai = Math.round((1 + 24 * unit(stream) ** 1.6) * 4) / 4;
  if (isRice) round.noted.rice.push({ person, areaRai, isThisSeason });
  const fields = {
    register_no: `F${person.trueId}`,
    house_code: person.dwelling.house?.code ?? person.house.code,
    subdistrict_code: registeredSubdistrict(person),
    crop: isRice ? labour.rice.crop : (words.crops[between(stream, 0, words.crops.length - 1)] ?? null),
    area_rai: areaRai,
    crop_year: isThisSeason ? labour.cropYear : labour.pastCropYear,
  };
  putPerson(round, { source: 'farmer', person, fields });
}

function putSeeker(round: Case, person: Person): void {
  const { sheet, settings, asOf } = round;
  const { labour, words } = settings;
  const isJobless = person.work.occupation === 'jobless';
  const share = isJobless ? labour.seekersOfJobless : person.work.isWorking ? labour.seekersOfWorking : 0;
  if (share === 0 || !chance(sheet.stream, share)) return;
  const fields = {
    registered_on: asOf - between(sheet.stream, 5, 500),
    wanted_job: words.jobs[between(sheet.stream, 0, words.jobs.length - 1)] ?? null,
    seeker_status: isJobless ? (chance(sheet.stream, 0.85) ? 'seeking' : 'withdrawn') : 'placed',
    subdistrict_code: registeredSubdistrict(person),
  };
  putPerson(round, { source: 'jobseeker', person, fields });
}
