import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLinkage } from '../../../country/thailand/linkage.ts';
import { type Row, sql } from '../../base/lake/index.ts';
import { type DeliveredSource, planLinkage } from './index.ts';
import { openTinyLake, type TinyLake, type TinyRow } from './testing/tiny-registers.ts';

const NAMED = [
  'pid',
  'title',
  'given_name',
  'family_name',
  'sex',
  'birth_date',
  'birth_date_precision',
] as const;
const SPINE = { id: 'dopa-person', fields: [...NAMED, 'subdistrict_code'], spine: true };
const SURVEY = { id: 'bmn-member', fields: [...NAMED, 'village_code'], onePerPerson: true };
const CLINIC = { id: 'moph-person', fields: [...NAMED, 'hospital_code', 'local_id'] };
const secret = 'a key of the tests';

const SOMCHAI = {
  pid: '9000000000019',
  given_name: 'สมชาย',
  family_name: 'ทองดี',
  sex: 'm',
  birth_date: '1980-05-17',
  birth_date_precision: 'day',
  subdistrict_code: '170101',
};
/** A wife, a son of the father's name, and twin daughters, all in one house. */
const FAMILY = [
  SOMCHAI,
  { ...SOMCHAI, pid: '9000000000027', given_name: 'มาลี', sex: 'f', birth_date: '1982-11-02' },
  { ...SOMCHAI, pid: '9000000000035', given_name: 'สมชัย', birth_date: '2004-01-09' },
  { ...SOMCHAI, pid: '9000000000043', given_name: 'แก้วตา', sex: 'f', birth_date: '2010-07-07' },
  { ...SOMCHAI, pid: '9000000000051', given_name: 'แก้วใจ', sex: 'f', birth_date: '2010-07-07' },
];
const [FATHER, WIFE, SON, TWIN, OTHER_TWIN] = FAMILY.map(({ pid }) => pid);

let tiny: TinyLake;
beforeAll(async () => {
  tiny = await openTinyLake();
});
afterAll(() => tiny.close());

describe('the number', () => {
  it('links a row whose name and birth date agree', async () => {
    expect(await linkOf({ ...SOMCHAI })).toEqual({ pid: FATHER, tier: 'number', doubt: null });
  });

  it('links one spelling of a name to another', async () => {
    const row = { ...SOMCHAI, given_name: 'สมฉาย', family_name: 'ธองดี' };
    expect(await linkOf(row)).toMatchObject({ pid: FATHER, tier: 'number' });
  });

  it.each([
    ['a misspelt given name', { given_name: 'สมชาว' }],
    ['a changed given name', { given_name: 'ณัฐวุฒิ' }],
    ['a family name changed by marriage', { family_name: 'วิเศษสุข' }],
    ['a birth date with another day', { birth_date: '1980-05-18' }],
    ['a birth year only', { birth_date: '1980-01-01', birth_date_precision: 'year' }],
    ['a birth date in the other era', { birth_date: '2523-05-17' }],
    ['the wrong sex', { sex: 'f' }],
    ['no birth date and no sex', { birth_date: null, sex: null }],
    ['both names changed but the birth date the same', { given_name: 'ณัฐวุฒิ', family_name: 'วิเศษสุข' }],
  ])('links a row with %s', async (_, change) => {
    expect(await linkOf({ ...SOMCHAI, ...change })).toMatchObject({ pid: FATHER, tier: 'number' });
  });

  it.each([
    ['a son', SON, FATHER],
    ['a wife', WIFE, FATHER],
    ['a twin', TWIN, OTHER_TWIN],
  ])("gives the row of %s with a relative's number to its own person", async (_, own, borrowed) => {
    const row = { ...FAMILY.find(({ pid }) => pid === own), pid: borrowed ?? null };
    expect(await linkOf(row)).toEqual({
      pid: own,
      tier: 'name-birth-place',
      doubt: ['same-number-different-person', borrowed],
    });
  });

  it("gives a row with a relative's number and a birth year only to the person of that name in that place", async () => {
    const row = { ...SOMCHAI, pid: WIFE ?? null, birth_date: '1980-01-01', birth_date_precision: 'year' };
    expect(await linkOf(row)).toMatchObject({ pid: FATHER, tier: 'name-birth-place' });
  });

  it("refuses a relative's number for somebody whom the spine does not know", async () => {
    const child = { ...SOMCHAI, pid: WIFE ?? null, given_name: 'ดวงใจ', sex: 'f', birth_date: '2025-02-03' };
    expect(await linkOf(child)).toEqual({
      pid: null,
      tier: 'island',
      doubt: ['same-number-different-person', WIFE],
    });
  });

  it("gives a twin's misspelt row with the other twin's number to the twin whose name is nearer", async () => {
    const row = {
      ...SOMCHAI,
      pid: OTHER_TWIN ?? null,
      given_name: 'แก้วดา',
      sex: 'f',
      birth_date: '2010-07-07',
    };
    expect((await linkOf(row)).pid).not.toBe(OTHER_TWIN);
  });

  it('refuses a number with a name and birth date of somebody else altogether', async () => {
    const row = { ...SOMCHAI, given_name: 'อรุณ', family_name: 'ใจงาม', birth_date: '1955-12-12' };
    expect(await linkOf(row)).toMatchObject({ pid: null, tier: 'island' });
  });
});

describe('name, birth date and place', () => {
  const numberless = { ...SOMCHAI, pid: null };

  it.each([
    ['everything agrees', {}],
    ['the number is wrong but valid', { pid: '9999999999994' }],
    ['the row is from where the person lived before', { subdistrict_code: '500101' }],
    ['the family name is misspelt', { family_name: 'ทองตี' }],
    ['the family name is missing', { family_name: null }],
    ['the given name is misspelt', { given_name: 'สมชาว' }],
    ['only the birth year is known', { birth_date: '1980-01-01', birth_date_precision: 'year' }],
    ['the sex is told by the title', { sex: null, title: 'นาย' }],
  ])('links when %s', async (_, change) => {
    expect(await linkOf({ ...numberless, ...change })).toMatchObject({
      pid: FATHER,
      tier: 'name-birth-place',
    });
  });

  it.each([
    ['another birth date', { birth_date: '1980-05-18' }],
    ['no birth date', { birth_date: null }],
    ['a changed given name', { given_name: 'ณัฐวุฒิ' }],
    ['a changed family name', { family_name: 'วิเศษสุข' }],
    ['a misspelt given name elsewhere', { given_name: 'สมชาว', subdistrict_code: '500101' }],
    ['a misspelt given name and a number of its own', { given_name: 'สมชาว', pid: '9999999999994' }],
    ['an unknown name', { given_name: 'ไม่ทราบ', family_name: '-' }],
    [
      'nothing at all',
      { given_name: null, family_name: null, sex: null, birth_date: null, subdistrict_code: null },
    ],
  ])('does not link with %s', async (_, change) => {
    expect(await linkOf({ ...numberless, ...change })).toMatchObject({ pid: null, tier: 'island' });
  });

  it('tells twins apart by the given name, and takes a misspelt one for neither', async () => {
    const twin = { ...numberless, sex: 'f', birth_date: '2010-07-07' };
    expect(await linkOf({ ...twin, given_name: 'แก้วตา' })).toMatchObject({ pid: TWIN });
    expect(await linkOf({ ...twin, given_name: 'แก้วใจ' })).toMatchObject({ pid: OTHER_TWIN });
    expect(await linkOf({ ...twin, given_name: 'แก้วดา' })).toMatchObject({ pid: null, tier: 'island' });
  });

  it('names the candidates and links none when several fit alike', async () => {
    const namesake = { ...SOMCHAI, pid: '9000000000060', subdistrict_code: '300101' };
    const row = { ...numberless, subdistrict_code: '500101' };
    const { pid, doubt } = await linkOf(row, [...FAMILY, namesake]);
    expect(pid).toBeNull();
    expect(doubt).toEqual(['several-candidates', FATHER, 'several-candidates', '9000000000060']);
  });

  it('finds the place by the house or by the patient when the row does not say it', async () => {
    const spine = { ...SPINE, fields: [...NAMED, 'house_code'] };
    const twoTowns = [SOMCHAI, { ...SOMCHAI, pid: '9000000000060' }];
    const sources = [
      await tiny.deliver(
        spine,
        twoTowns.map((row, index) => ({ ...row, house_code: `${index}` })),
      ),
      await tiny.deliver(
        { id: 'dopa-house', fields: ['house_code', 'subdistrict_code'], identifies: 'none' },
        [
          { house_code: '0', subdistrict_code: '170101' },
          { house_code: '1', subdistrict_code: '300101' },
        ],
      ),
      await tiny.deliver(CLINIC, [{ ...numberless, hospital_code: '11111', local_id: '7' }]),
      await tiny.deliver(
        {
          id: 'moph-address',
          fields: ['hospital_code', 'local_id', 'address_kind', 'subdistrict_code'],
          identifies: 'none',
        },
        [
          { hospital_code: '11111', local_id: '7', address_kind: 'actual', subdistrict_code: '170101' },
          { hospital_code: '11111', local_id: '7', address_kind: 'registered', subdistrict_code: '300101' },
        ],
      ),
    ];
    const [link] = await linksOf(sources, 'moph-person');
    expect(link).toMatchObject({ pid: '9000000000060', tier: 'name-birth-place' });
  });
});

describe('people outside the spine', () => {
  const stranger = { ...SOMCHAI, pid: '9111111111115', given_name: 'อ่อง', family_name: 'ตุน' };

  it('are one person by number, and by face when another row has no number', async () => {
    const links = await linksBetween(
      [{ ...stranger, pid: null }, stranger],
      [
        { ...stranger, given_name: 'ออง' },
        { ...stranger, given_name: 'อ่อน' },
      ],
    );
    expect(links.map(({ pid }) => pid)).toEqual(Array(4).fill(stranger.pid));
    expect(new Set(links.map(({ person_id: person }) => person)).size).toBe(1);
    expect(links.map(({ tier }) => tier)).toEqual(Array(4).fill('island'));
  });

  it('are two people when one number carries two faces', async () => {
    const links = await linksBetween(
      [stranger, stranger],
      [{ ...stranger, given_name: 'ซอ', birth_date: '1999-09-09' }],
    );
    expect(new Set(links.map(({ person_id: person }) => person)).size).toBe(2);
    expect(links.at(-1)).toMatchObject({ doubt: 'same-number-different-person', pid: null });
  });

  it('stay apart by two numbers, and a row without one that fits both goes to neither', async () => {
    const links = await linksBetween(
      [stranger, { ...stranger, pid: '9222222222226' }],
      [{ ...stranger, pid: null }],
    );
    expect(new Set(links.map(({ person_id: person }) => person)).size).toBe(3);
    expect(links.filter(({ doubt }) => doubt === 'several-candidates')).toHaveLength(2);
  });

  it('are alone when too little is known, and never crash the stage', async () => {
    const blank = { given_name: null, family_name: null, birth_date: null, sex: null, pid: null };
    const links = await linksBetween([blank, blank], [{ ...blank, given_name: 'ไม่ทราบ' }]);
    expect(new Set(links.map(({ person_id: person }) => person)).size).toBe(3);
  });

  it('make up everybody when the register of record was not delivered', async () => {
    const clinic = await tiny.deliver(CLINIC, FAMILY);
    const survey = await tiny.deliver(SURVEY, FAMILY);
    const version = await tiny.build(
      planLinkage({ sources: [clinic, survey], settings: loadLinkage(), secret }),
    );
    const persons = await tiny.rows(version, sql`select pid, records from linkage.persons order by pid`);
    expect(persons).toEqual(FAMILY.map(({ pid }) => ({ pid, records: 2 })));
  });
});

describe('the tables', () => {
  it('have everybody once though the engine has one number for two names', async () => {
    const [one, other] = ['ทุ่งกสุดอัครปรีดา', 'ทุ่งกสุขอัครปรีชา'];
    const bearers = [
      { ...SOMCHAI, family_name: one },
      { ...SOMCHAI, pid: '9000000000027', family_name: other },
    ];
    const version = await linkedWith([await tiny.deliver(SURVEY, bearers)], bearers);
    const persons = await tiny.rows(version, sql`select pid, records from linkage.persons order by pid`);
    expect(persons).toEqual(bearers.map(({ pid }) => ({ pid, records: 2 })));
  });

  it('name rows by keys that nobody makes from a number without the secret', async () => {
    const nobodys = { ...SOMCHAI, pid: '9000000000094', given_name: 'อ่อง', family_name: 'ตุน' };
    const sources = [await tiny.deliver(SURVEY, [nobodys])];
    const keysUnder = async (key: string) => {
      const version = await tiny.build(planLinkage({ sources, settings: loadLinkage(), secret: key }));
      const rows = await tiny.rows(version, sql`select record_key from linkage.record_keys`);
      return rows.map(({ record_key: recordKey }) => String(recordKey));
    };
    const keys = await keysUnder(secret);
    const others = await keysUnder('another key of the tests');
    expect(keys).toHaveLength(1);
    expect(others).toHaveLength(1);
    expect(others).not.toEqual(keys);
  });

  it('name a second row of one person in a source that has one a person', async () => {
    const survey = await tiny.deliver(SURVEY, [{ ...SOMCHAI }, { ...SOMCHAI, given_name: 'สมชาว' }]);
    const version = await linkedWith([survey]);
    const doubts = await tiny.rows(version, sql`select source, row_id, reason from linkage.doubts`);
    expect(doubts).toEqual([{ source: 'bmn-member', row_id: 2n, reason: 'duplicate-in-source' }]);
  });

  it("keep the spine's facts of a person and say which facts of a row agreed", async () => {
    const survey = await tiny.deliver(SURVEY, [{ ...SOMCHAI, given_name: 'ณัฐวุฒิ', sex: null }]);
    const version = await linkedWith([survey]);
    const [person] = await tiny.rows(version, sql`select * from linkage.persons where pid = ${FATHER ?? ''}`);
    expect(person).toMatchObject({
      given_name: 'สมชาย',
      birth_date: '1980-05-17',
      birth_precision: 'day',
      anchor_source: 'dopa-person',
      anchor_row_id: 1n,
      records: 2,
    });
    const [link] = await tiny.rows(version, sql`select * from linkage.links where source = 'bmn-member'`);
    expect(link).toMatchObject({
      row_id: 1n,
      tier: 'number',
      agree_given: false,
      agree_family: true,
      agree_birth: true,
      agree_sex: null,
    });
  });

  it('stand for nothing when nothing was delivered', async () => {
    const version = await tiny.build(planLinkage({ sources: [], settings: loadLinkage(), secret }));
    expect(version.tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['doubts', 0],
      ['links', 0],
      ['person_aliases', 0],
      ['person_anchors', 0],
      ['person_history', 1],
      ['persons', 0],
      ['record_keys', 0],
      ['review_pairs', 0],
      ['review_records', 0],
    ]);
  });

  it('refuse two registers of record', async () => {
    const sources = [await tiny.deliver(SPINE, []), await tiny.deliver({ ...SPINE, id: 'other-spine' }, [])];
    expect(() => planLinkage({ sources, settings: loadLinkage(), secret })).toThrow('CONTENT_INVALID');
  });
});

/** Links one row of the survey beside the family and says whose it became. */
async function linkOf(row: TinyRow, spine: readonly TinyRow[] = FAMILY): Promise<Row> {
  const { subdistrict_code: place, ...rest } = row;
  const survey = await tiny.deliver(SURVEY, [{ ...rest, village_code: place ? `${place}01` : null }]);
  const version = await linkedWith([survey], spine);
  const [link] = await tiny.rows(
    version,
    sql`
      select links.tier, case when persons.anchor_source = 'dopa-person' then persons.pid end as pid
      from linkage.links join linkage.persons using (person_id) where source = 'bmn-member'`,
  );
  const doubts = await tiny.rows(
    version,
    sql`select reason, pid from linkage.doubts left join linkage.persons using (person_id) order by reason, pid`,
  );
  const doubt = doubts.flatMap(({ reason, pid }) => [reason ?? null, pid ?? null]);
  return { pid: link?.['pid'] ?? null, tier: link?.['tier'] ?? null, doubt: doubt.length > 0 ? doubt : null };
}

async function linkedWith(others: readonly DeliveredSource[], spine: readonly TinyRow[] = FAMILY) {
  const sources = [await tiny.deliver(SPINE, spine), ...others];
  return tiny.build(planLinkage({ sources, settings: loadLinkage(), secret }));
}

/** Links rows of a clinic with rows of a survey when the spine knows nobody. */
async function linksBetween(clinicRows: readonly TinyRow[], surveyRows: readonly TinyRow[]) {
  const withVillage = surveyRows.map((row) => ({ ...row, village_code: `${row['subdistrict_code']}01` }));
  const clinic = { ...CLINIC, fields: [...NAMED, 'subdistrict_code'] };
  const version = await linkedWith(
    [await tiny.deliver(clinic, clinicRows), await tiny.deliver(SURVEY, withVillage)],
    [],
  );
  return tiny.rows(
    version,
    sql`
      select links.person_id, links.tier, persons.pid, doubts.reason as doubt
      from linkage.links
      join linkage.persons using (person_id)
      left join linkage.doubts on doubts.source = links.source and doubts.row_id = links.row_id
      order by links.source desc, links.row_id`,
  );
}

async function linksOf(sources: readonly DeliveredSource[], source: string) {
  const version = await tiny.build(planLinkage({ sources, settings: loadLinkage(), secret }));
  return tiny.rows(
    version,
    sql`
      select links.tier, persons.pid
      from linkage.links join linkage.persons using (person_id) where source = ${source}`,
  );
}
