import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { id, openLake, schemaOf, sql } from '../../src/base/lake/index.ts';
import { type DatasetVersion, personIdOf } from '../../src/base/model/index.ts';
import type { RunReport } from '../../src/faces/cli/run-journey.ts';
import { type House, openHouse } from '../../src/faces/cli/wiring.ts';
import { plantNumbers } from '../storm/canary/numbers.ts';
import { searchFolders } from '../storm/canary/search.ts';
import { askChipao, chipao } from './stage/command.ts';
import { type Answer, openGateway } from './stage/gateway.ts';
import { newFolder } from './stage/homes.ts';

/** Three runs of a small sealed country, also on a machine that is busy. */
const LONG = 600_000;
const SEALED = { CHIPAO_SEALED: 'on' };
const WORDS = 'lies in bed since May';

type Somebody = Readonly<{ key: bigint; person: string; pid: string; given: string; family: string }>;

/** Who is on most registers, bears a name that nobody else does, and is written down as somebody's parent. */
async function choose(house: House): Promise<Somebody> {
  const current = await house.ledger.versions.allCurrent();
  const engine = await house.lake.openEngine(current);
  try {
    const [row] = await engine.rows(sql`
      with named as (
        select given_name, family_name, count(*) as bearers from linkage.persons group by all
      )
      select person_id, pid, persons.given_name, persons.family_name
      from linkage.persons
      join named on named.given_name = persons.given_name and named.family_name = persons.family_name and bearers = 1
      join (select person_id, count(distinct source) as sources from linkage.links group by all) using (person_id)
      where pid in (select mother_pid from intake_dopa_person.accepted)
        and person_id in (select person_id from linkage.links where source = 'moph-person')
        and pid in (select pid from intake_swc_holder.accepted)
      order by sources desc, person_id
      limit 1`);
    const key = BigInt(String(row?.['person_id']));
    const text = (name: string) => String(row?.[name]);
    return {
      key,
      person: personIdOf(key),
      pid: text('pid'),
      given: text('given_name'),
      family: text('family_name'),
    };
  } finally {
    await engine.close();
  }
}

/** The tables of what is published that have the number anywhere, or both names in one row. */
async function tablesWith(house: House, { pid, given, family }: Somebody): Promise<string[]> {
  const current = await house.ledger.versions.allCurrent();
  const engine = await house.lake.openEngine(current);
  const found: string[] = [];
  try {
    for (const { dataset, tables } of current)
      for (const { name } of tables) {
        const [row] = await engine.rows(sql`
          select cast(count(*) as integer) as rows
          from (select cast(one as varchar) as line from ${id(`${schemaOf(dataset)}.${name}`)} as one)
          where contains(line, ${pid}) or (contains(line, ${given}) and contains(line, ${family}))`);
        if (Number(row?.['rows']) > 0) found.push(`${dataset} ${name}`);
      }
    return found;
  } finally {
    await engine.close();
  }
}

async function within<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const before = process.env['CHIPAO_SEALED'];
  process.env['CHIPAO_SEALED'] = 'on';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['CHIPAO_SEALED'];
    else process.env['CHIPAO_SEALED'] = before;
  }
}

async function inSealedHouse<Answer>(home: string, work: (house: House) => Promise<Answer>): Promise<Answer> {
  return within(async () => {
    const house = await openHouse({ home });
    try {
      return await work(house);
    } finally {
      await house.close();
    }
  });
}

describe.skipIf(!existsSync('/dev/shm'))('somebody is erased', () => {
  let [home, registers, backup] = ['', '', ''];
  let somebody: Somebody;
  let former: readonly DatasetVersion[] = [];
  let before: RunReport;
  let after: RunReport;

  beforeAll(async () => {
    const folder = newFolder('erased');
    [home, registers, backup] = [
      join(folder, 'home'),
      join(folder, 'files', 'registers'),
      join(folder, 'backup'),
    ];
    mkdirSync(home);
    await askChipao([
      'synth',
      '--people',
      '400',
      '--seed',
      '5',
      '--province',
      '17',
      '--out',
      join(folder, 'files'),
    ]);
    plantNumbers(registers, 5);
    before = await askChipao<RunReport>(['run', '--input', registers, '--home', home], SEALED);
    await inSealedHouse(home, async (house) => {
      somebody = await choose(house);
      former = await house.ledger.versions.allCurrent();
      await house.ledger.flags.move(
        {
          personKey: somebody.key,
          programme: 'old-age-allowance',
          kind: 'missing-out',
          state: 'confirmed',
          reason: WORDS,
          officer: 'mali',
          sessionId: undefined,
          village: '17020101',
          datasetVersion: 'gaps/1',
          seen: 0,
        },
        () => undefined,
      );
    });
    cpSync(join(home, 'lake'), join(backup, 'lake'), { recursive: true });
  }, LONG);

  it('only by two people, on a ground that goes before the duties to keep the data', {
    timeout: LONG,
  }, async () => {
    const ask = (basis: string, ...more: string[]) =>
      chipao(
        [
          'erasure',
          'ask',
          somebody.person,
          '--basis',
          basis,
          '--reason',
          'case 12/2569',
          '--by',
          'Mali',
          '--home',
          home,
          ...more,
        ],
        SEALED,
      );
    const refused = await ask('no-longer-needed');
    expect([refused.code, refused.err]).toEqual([6, expect.stringContaining('civil register')]);
    const asked = await ask('order', '--json');
    expect(asked.code).toBe(0);
    expect(JSON.parse(asked.out)).toMatchObject({
      id: 1,
      state: 'asked',
      rows: { 'dopa-person': 1, 'moph-person': 1 },
    });
    const confirm = (by: string) => chipao(['erasure', 'confirm', '1', '--by', by, '--home', home], SEALED);
    expect((await confirm('Mali')).code).toBe(6);
    expect((await confirm('Somsak')).code).toBe(0);
    await inSealedHouse(home, async (house) => {
      expect(await tablesWith(house, somebody)).toEqual(
        expect.arrayContaining(['linkage persons', 'search cards']),
      );
      for (const version of former) await openFrom(backup, house, version);
    });
  });

  it('by the next run, though the files still have the rows and one register sends nothing any more', {
    timeout: LONG,
  }, async () => {
    const left = globSync(join(registers, 'swc_holder_*'));
    expect(left).toHaveLength(1);
    for (const file of left) rmSync(file);
    after = await askChipao<RunReport>(['run', '--input', registers, '--home', home], SEALED);
    expect(after.erased).toEqual({ erased: 1, waitsFor: [] });
    expect(after.rowsIn).toBe(after.rowsAccepted + after.rowsRejected);
    expect(after.rowsIn).toBe(before.rowsIn);
    expect(after.rejectedByReason['ERASED']).toBeGreaterThan(2);
    await inSealedHouse(home, async (house) => expect(await tablesWith(house, somebody)).toEqual([]));
  });

  it('and search, pages and lists know nobody', { timeout: LONG }, async () => {
    await within(async () => {
      const web = await openGateway(home);
      try {
        const officer = await web.signIn('officer', '17');
        for (const text of [somebody.pid, `${somebody.given} ${somebody.family}`]) {
          const { status, body } = await web.post('/api/v1/search', { text }, officer);
          expect(status).toBe(200);
          expect(body).not.toContain(somebody.person);
        }
        expect((await web.get(`/api/v1/people/${somebody.person}`, officer)).status).toBe(404);
        const listed = await listAll((url) => web.get(url, officer));
        expect(listed.length).toBeGreaterThan(100);
        expect(listed).not.toContain(somebody.person);
        expect(await web.house.ledger.flags.historyOf([somebody.key])).toMatchObject([{ reason: '' }]);
      } finally {
        await web.close();
      }
    });
  });

  it('and no copy of former files opens, and no byte of the home tells the number or the name', {
    timeout: LONG,
  }, async () => {
    await inSealedHouse(home, async (house) => {
      const now = new Set((await house.ledger.versions.allCurrent()).map(({ id: version }) => version));
      const gone = former.filter((version) => !now.has(version.id) && version.dataset !== 'places');
      expect(gone.map(({ dataset }) => dataset)).toEqual(
        expect.arrayContaining([
          'linkage',
          'profiles',
          'search',
          'areas',
          'intake/dopa-person',
          'intake/swc-holder',
        ]),
      );
      for (const version of gone)
        await expect(openFrom(backup, house, version)).rejects.toMatchObject({ code: 'TABLE_FORGOTTEN' });
    });
    const { hits } = searchFolders([home], [somebody.pid]);
    expect(hits.filter(({ where }) => !where.endsWith('.sealed'))).toEqual([]);
    const name = Buffer.from(`${somebody.family}`);
    const telling = globSync(join(home, '**', '*')).filter((path) => {
      try {
        const bytes = readFileSync(path);
        return bytes.includes(name) && bytes.includes(Buffer.from(somebody.given));
      } catch {
        return false;
      }
    });
    expect(telling).toEqual([]);
  });

  it('and the log still holds, says that it was done, and the next run changes nothing', {
    timeout: LONG,
  }, async () => {
    const verified = await chipao(['audit', 'verify', '--home', home], SEALED);
    expect([verified.code, verified.err]).toEqual([0, expect.any(String)]);
    const listed = await chipao(['erasure', 'list', '--json', '--home', home], SEALED);
    const { erasures } = JSON.parse(listed.out);
    expect(erasures).toMatchObject([{ id: 1, state: 'done', askedBy: 'Mali', confirmedBy: 'Somsak' }]);
    expect(listed.out).not.toContain(somebody.person);
    const again = await askChipao<RunReport>(['run', '--input', registers, '--home', home], SEALED);
    expect({ ...again, seconds: 0, peakMemoryMb: 0 }).toEqual({
      ...after,
      erased: { erased: 0, waitsFor: [] },
      lifeEvents: again.lifeEvents,
      seconds: 0,
      peakMemoryMb: 0,
    });
    await inSealedHouse(home, async (house) => expect(await tablesWith(house, somebody)).toEqual([]));
  });
});

/** Opens a version from a copy of the lake's files, with the keys that the home has now. */
async function openFrom(folder: string, house: House, version: DatasetVersion): Promise<void> {
  const memory = join(house.settings.protection.privateMemory, `copy-${process.pid}`);
  const seals = { keys: house.keys, tables: house.ledger.tableKeys, memory };
  try {
    const copy = await openLake(folder, { memoryMb: 256, threads: 1 }, seals);
    await (await copy.openEngine([version])).close();
  } finally {
    rmSync(memory, { recursive: true, force: true });
  }
}

/** Everybody on a list, page after page. */
async function listAll(get: (url: string) => Promise<Answer>): Promise<string[]> {
  const ids: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`;
    const { status, body } = await get(`/api/v1/areas/17/people?measure=people&limit=100${after}`);
    expect(status).toBe(200);
    const page: { people: { id: string }[]; next: string | null } = JSON.parse(body);
    ids.push(...page.people.map(({ id: person }) => person));
    ({ next } = page);
  }
  return ids;
}
