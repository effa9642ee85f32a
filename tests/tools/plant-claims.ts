import { sql } from '../../src/base/lake/index.ts';
import { openHouse } from '../../src/faces/cli/wiring.ts';
import { openClaimTokens, submitClaims } from '../../src/services/claims/index.ts';
import { sampleClaim } from '../../src/services/claims/testing/sample-claim.ts';
import { openReading } from '../../src/services/lookup/index.ts';

/** Two visits of everybody of an age at one hospital, the second of a kind that is covered: `plant-claims HOME YEAR`, born before it. */
const [home = '', bornBefore = ''] = process.argv.slice(2);
const HOSPITAL = '10802';
const COVERED = 'F32.1';

const house = await openHouse({ home });
const { ledger, keys, country } = house;
const reading = await openReading(house);
const people = await reading.serving.rows(sql`
  select pid from profiles.profiles
  where pid is not null and alive and birth_date < ${`${bornBefore}-01-01`}::date
  order by person_id`);
await reading.close();
const claims = people.flatMap((row, place) => {
  const number = String(row['pid']);
  const visit = sampleClaim(country, { number, seq: `S${place}`, hospital: HOSPITAL });
  const covered = sampleClaim(country, { number, seq: `T${place}`, hospital: HOSPITAL });
  return [
    visit,
    { ...covered, diagnoses: covered.diagnoses.map((diagnosis) => ({ ...diagnosis, code: COVERED })) },
  ];
});
const desk = { book: ledger.claims, keys, tokens: openClaimTokens(keys), content: country.claims() };
const sending = { api: 'test', form: 'txt', hospital: HOSPITAL, login: 'it', files: [], rows: claims.length };
await submitClaims(desk, { ...sending, claims });
await ledger.claims.accounts.keep({
  hospital: HOSPITAL,
  login: 'it',
  hashes: ['none'],
  name: 'it',
  email: null,
  scopes: [],
  hospitalName: 'โรงพยาบาลตัวอย่าง',
});
await house.close();
