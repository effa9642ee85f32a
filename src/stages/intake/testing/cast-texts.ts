import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { loadIntake } from '../../../../country/thailand/intake.ts';
import { type Engine, openLake, type Row, sql } from '../../../base/lake/index.ts';
import { planCasts, REJECT_STEP } from '../cast-rows.ts';
import { REASON_CODES } from '../reasons.ts';
import { SMALL_LIST, SMALL_PLACES, smallContract } from './small-intake.ts';

/** What became of one text: the fields, why the row was rejected, what was mended. */
export type CastText = Readonly<{ fields: Row; rejected: string | null; mended: string | null }>;

/** Casts texts by a column, with data of 2026. */
export type CastTexts = Readonly<{
  cast: (
    column: object,
    texts: readonly (string | null)[],
    more?: { production?: boolean },
  ) => Promise<CastText[]>;
  close: () => Promise<void>;
}>;

/** Opens an engine that casts texts. */
export async function openCastTexts(): Promise<CastTexts> {
  const home = await mkdtemp(joinPath(tmpdir(), 'chipao-casts-'));
  const lake = await openLake(home, { memoryMb: 512, threads: 2 });
  const engine = await lake.openEngine([]);
  await engine.run(sql`create temp table known_place (code varchar, stored varchar)`);
  await engine.append('known_place', knownPlaces());
  return {
    cast: (column, texts, more) =>
      castTexts(engine, { column, texts, production: more?.production ?? false }),
    close: async () => {
      await engine.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function knownPlaces(): [string, string][] {
  return SMALL_PLACES.flatMap(({ code, retired, successor }): [string, string][] => {
    if (!retired) return [[code, code]];
    return successor ? [[code, successor]] : [];
  });
}

type Order = Readonly<{ column: object; texts: readonly (string | null)[]; production: boolean }>;

async function castTexts(engine: Engine, { column, texts, production }: Order): Promise<CastText[]> {
  const contract = smallContract({ id: 'things', columns: [{ name: 'A', ...column }] });
  const plan = planCasts({
    contract,
    codeLists: [SMALL_LIST],
    settings: loadIntake(),
    refusesSynthetic: production,
  });
  await engine.run(
    sql`create or replace temp table text_row (_file_no integer, _row_no integer, _as_of_year integer, _latest date, _c1 varchar)`,
  );
  await engine.append(
    'text_row',
    texts.map((text, index) => [1, index + 1, 2026, '2027-09-30', text]),
  );
  const rows = await engine.rows(sql`
    select *
    from (${plan.select(sql`select * from text_row`)}) as cast_row
    order by row_no`);
  return rows.map((row) => ({
    fields: Object.fromEntries(plan.fields.map((field) => [field, row[field] ?? null])),
    rejected: reasonOf(row['_reject'], REJECT_STEP),
    mended: reasonOf(plan.mended[0] ? row[plan.mended[0].column] : null, REASON_CODES.length + 1),
  }));
}

function reasonOf(number: unknown, step: number): string | null {
  return number === null || number === undefined ? null : (REASON_CODES[(Number(number) % step) - 1] ?? '?');
}
