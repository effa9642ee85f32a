import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLinkage } from '../../../../country/thailand/linkage.ts';
import { type Row, sql } from '../../../base/lake/index.ts';
import type { LinkDecision } from '../inputs.ts';
import { planLinkage } from '../steps.ts';
import { madeUpModel } from '../testing/made-up-model.ts';
import { recordKeyOf } from '../testing/nights.ts';
import { openTinyLake, type TinyLake, type TinyRow } from '../testing/tiny-registers.ts';

const base = loadLinkage();
const NAMED = [
  'tag',
  'pid',
  'given_name',
  'family_name',
  'sex',
  'birth_date',
  'birth_date_precision',
  'subdistrict_code',
];
const CLINIC = { id: 'moph-person', fields: [...NAMED, 'local_id'], key: ['local_id'] };
const ROLL = { id: 'swc-holder', fields: [...NAMED, 'local_id'], key: ['local_id'], onePerPerson: true };
const SPINE = { id: 'dopa-person', fields: NAMED, spine: true };

/** From abroad, with a name that clerks spell in many ways. */
const OUNG = {
  pid: null,
  given_name: 'อ่องมินทุน',
  family_name: 'วินหม่อง',
  sex: 'm',
  birth_date: '1990-02-03',
  subdistrict_code: '740101',
};
const SOMCHAI = {
  pid: '1000000000019',
  given_name: 'สมชาย',
  family_name: 'ทองดี',
  sex: 'm',
  birth_date: '1980-05-17',
  subdistrict_code: '170101',
};

let tiny: TinyLake;
beforeAll(async () => {
  tiny = await openTinyLake();
});
afterAll(() => tiny.close());

type Given = Readonly<{
  clinic: readonly TinyRow[];
  roll?: readonly TinyRow[];
  decisions?: readonly LinkDecision[];
  islands?: Partial<typeof base.islands>;
  review?: Partial<typeof base.review>;
}>;

/** Enough others in the register that a name there is not everybody's. */
const OTHERS = Array.from({ length: 80 }, (_, index) => ({
  ...SOMCHAI,
  pid: `9${String(index + 1).padStart(12, '0')}`,
  given_name: `กา${String.fromCharCode(0x0e01 + (index % 40))}า`,
  family_name: `มี${String.fromCharCode(0x0e01 + Math.floor(index / 2))}ี`,
  birth_date: `19${10 + index}-01-01`,
}));

/** Others from abroad, so that two who bear one name are few among them. */
const CROWD = OTHERS.map(({ given_name: given, family_name: family, birth_date: born }) => ({
  ...OUNG,
  given_name: `ซอ${given}`,
  family_name: `ทุน${family}`,
  birth_date: born,
  subdistrict_code: '500101',
}));

/** Links rows of a clinic and a roll beside a register of record; rows are named by clinic and roll and their place. */
async function link({ clinic, roll = [], decisions, islands, review }: Given) {
  const settings = {
    ...base,
    islands: { ...base.islands, ...islands },
    review: { ...base.review, ...review },
  };
  const keyed = (rows: readonly TinyRow[]) =>
    rows.map((row, place) => ({ ...row, local_id: String(place + 1) }));
  const version = await tiny.build(
    planLinkage({
      sources: [
        await tiny.deliver(SPINE, [SOMCHAI, ...OTHERS]),
        await tiny.deliver(CLINIC, keyed(clinic)),
        await tiny.deliver(ROLL, keyed(roll)),
      ],
      settings,
      secret: 'a key of the tests',
      decisions,
      model: madeUpModel(settings),
    }),
  );
  const links = await tiny.rows(version, sql`select * from linkage.links order by source, row_id`);
  const pairs = await tiny.rows(version, sql`select * from linkage.review_pairs order by kind, pair_key`);
  return { version, links, pairs, personOf: (name: string) => personIn(links, name) };
}

function personIn(links: readonly Row[], name: string): unknown {
  const [source, row] = name.split(' ');
  const wanted = { clinic: CLINIC.id, roll: ROLL.id, spine: SPINE.id }[source ?? ''];
  return links.find((one) => one['source'] === wanted && String(one['row_id']) === row)?.['person_id'];
}

const key = (name: string) => {
  const [source, row = ''] = name.split(' ');
  return source === 'spine'
    ? recordKeyOf(SPINE, SOMCHAI.pid)
    : recordKeyOf(source === 'roll' ? ROLL : CLINIC, row);
};
const decided = (left: string, right: string, kind: LinkDecision['kind']): LinkDecision => ({
  leftKey: key(left),
  rightKey: key(right),
  kind,
});

describe('people outside the register', () => {
  it('are one by their scores though no row is like another, and the links say how sure', async () => {
    const { links, personOf, version } = await link({
      clinic: [OUNG, { ...OUNG, given_name: 'อ่องมินทูน', family_name: 'วินหม่อน' }, ...CROWD],
      roll: [{ ...OUNG, family_name: 'วินหม่อม' }],
    });
    expect(personOf('clinic 2')).toBe(personOf('clinic 1'));
    expect(personOf('roll 1')).toBe(personOf('clinic 1'));
    const weighed = links.filter(({ weight, tier }) => tier === 'island' && weight !== null);
    expect(weighed).toHaveLength(2);
    for (const { probability } of weighed) expect(Number(probability)).toBeGreaterThan(base.scores.accept);
    expect(version.notes['islandGroups']).toEqual([{ together: 1, people: 3, by_score: 3 }]);
  });

  it.each([
    ['two numbers that last', { pid: '1000000000027' }, { pid: '3000000000035' }],
    ['another sex', { sex: 'm' }, { sex: 'f' }],
    ['years of birth three apart', { birth_date: '1990-02-03' }, { birth_date: '1993-02-03' }],
  ])('stay two with %s', async (_, one, other) => {
    const { personOf } = await link({
      clinic: [
        { ...OUNG, ...one },
        { ...OUNG, ...other },
      ],
    });
    expect(personOf('clinic 2')).not.toBe(personOf('clinic 1'));
  });

  it('are never two rows of a register that has one a person, and the stronger pair gets the place', async () => {
    const { personOf } = await link({
      clinic: [OUNG],
      roll: [
        { ...OUNG, family_name: 'วินหม่อน' },
        { ...OUNG, given_name: 'อ่องมินทุย', family_name: 'วินหม่อน', subdistrict_code: '740102' },
      ],
    });
    expect(personOf('roll 1')).toBe(personOf('clinic 1'));
    expect(personOf('roll 2')).not.toBe(personOf('roll 1'));
  });

  it('of whom two numbers come together through a third are not joined there', async () => {
    const { links } = await link({
      clinic: [
        { ...OUNG, pid: '1000000000027' },
        { ...OUNG, pid: '3000000000035', given_name: 'อ่องมินทูล' },
        { ...OUNG, given_name: 'อ่องมินทูน', family_name: 'วินหม่อน' },
      ],
    });
    const people = new Set(links.filter(({ source }) => source === CLINIC.id).map(({ person_id: id }) => id));
    expect(people.size).toBe(2);
  });

  it('sharing a birthday and a place that all of a crowd share are not one for that', async () => {
    const names = ['ก', 'ข', 'ค', 'จ', 'ช', 'ด', 'ต', 'บ', 'ป', 'พ'];
    const { links } = await link({
      clinic: names.flatMap((one) =>
        names.map((other) => ({
          ...OUNG,
          given_name: `${one}า${other}า${one}`,
          family_name: `${other}ี${one}ี${other}ู`,
          birth_date: '1990-01-01',
        })),
      ),
    });
    const people = new Set(links.filter(({ source }) => source === CLINIC.id).map(({ person_id: id }) => id));
    expect(people.size).toBe(100);
  });

  it('are not compared in blocks larger than allowed, and the notes say what was left out', async () => {
    const { version } = await link({
      clinic: [OUNG, OUNG, { ...OUNG, family_name: 'วินหม่อน' }],
      islands: { largestBlock: 2 },
    });
    expect(version.notes['islandBlocks']).toContainEqual(
      expect.objectContaining({ block: 0, pairs: 3, left_out: 1, rows_left_out: 3 }),
    );
  });
});

describe('reviewers', () => {
  const rows = { clinic: [OUNG, { ...OUNG, family_name: 'วินหม่อน' }] };
  const doubtful = { clinic: [OUNG, { ...OUNG, given_name: 'ซอ', family_name: 'วินหม่อน' }] };

  it('are asked about people outside the register who may be one, with evidence', async () => {
    const asked = await link(doubtful);
    expect(asked.personOf('clinic 1')).not.toBe(asked.personOf('clinic 2'));
    expect(asked.pairs).toHaveLength(1);
    expect(asked.pairs[0]).toMatchObject({ kind: 'merge', left_source: CLINIC.id, right_source: CLINIC.id });
    const evidence: { weight: number }[] = JSON.parse(String(asked.pairs[0]?.['evidence']));
    const sum = evidence.reduce((all, { weight }) => all + weight, 0);
    expect(sum).toBeCloseTo(Number(asked.pairs[0]?.['weight']), 0);
  });

  it('part whom scores would join, and join whom scores part', async () => {
    const parted = await link({ ...rows, decisions: [decided('clinic 1', 'clinic 2', 'cannot-link')] });
    expect(parted.personOf('clinic 1')).not.toBe(parted.personOf('clinic 2'));
    expect(parted.pairs).toHaveLength(0);
    const joined = await link({ ...doubtful, decisions: [decided('clinic 1', 'clinic 2', 'must-link')] });
    expect(joined.personOf('clinic 1')).toBe(joined.personOf('clinic 2'));
    expect(joined.pairs).toHaveLength(0);
  });

  it('who give a row to somebody of the register give whoever is one with it', async () => {
    const decisions = [decided('clinic 1', 'spine 1', 'must-link')];
    const { personOf } = await link({ ...rows, decisions });
    expect(personOf('clinic 1')).toBe(personOf('spine 1'));
    expect(personOf('clinic 2')).toBe(personOf('spine 1'));
    const numbered = { ...OUNG, family_name: 'วินหม่อน', pid: '3000000000035' };
    const apart = await link({ clinic: [OUNG, numbered], decisions });
    expect(apart.personOf('clinic 1')).toBe(apart.personOf('spine 1'));
    expect(apart.personOf('clinic 2')).not.toBe(apart.personOf('spine 1'));
  });

  it('see whoever hangs together by one pair only, until they say that it holds', async () => {
    const bundles = {
      clinic: [OUNG, OUNG, ...Array(2).fill({ ...OUNG, family_name: 'วินหม่อน' })],
      review: { bridge: { side: 2, sure: 0.9999999999 } },
    };
    const seen = await link(bundles);
    expect(seen.personOf('clinic 3')).toBe(seen.personOf('clinic 1'));
    expect(seen.pairs.map(({ kind }) => kind)).toEqual(['bridge']);
    const [left, right] = [seen.pairs[0]?.['left_row_id'], seen.pairs[0]?.['right_row_id']];
    const vouched = await link({
      ...bundles,
      decisions: [decided(`clinic ${left}`, `clinic ${right}`, 'must-link')],
    });
    expect(vouched.pairs).toHaveLength(0);
    const parted = await link({
      ...bundles,
      decisions: [decided(`clinic ${left}`, `clinic ${right}`, 'cannot-link')],
    });
    expect(parted.personOf('clinic 3')).not.toBe(parted.personOf('clinic 1'));
    expect(parted.personOf('clinic 2')).toBe(parted.personOf('clinic 1'));
  });

  it('see whoever has very many rows, but for those that the number brought', async () => {
    const review = { mostRows: 3 };
    const many = await link({ clinic: Array(5).fill(OUNG), review });
    expect(many.pairs.map(({ kind }) => kind)).toEqual(['bridge']);
    const numbered = await link({ clinic: Array(5).fill({ ...OUNG, pid: '6000000000012' }), review });
    expect(numbered.pairs).toHaveLength(0);
    const named = await link({ clinic: Array(5).fill({ ...SOMCHAI, pid: null }), review });
    expect(named.pairs.map(({ kind, left_source: source }) => [kind, source])).toEqual([
      ['bridge', SPINE.id],
    ]);
  });
});
