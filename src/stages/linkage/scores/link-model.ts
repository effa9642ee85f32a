import { createHash } from 'node:crypto';
import { type CodeStep, type Engine, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { bitsOfOutcomes, type Lessons, type LinkModel, scoresOf, type Tally, trainModel } from './train.ts';

/** Learns the model and lays it down: `pattern_scores`, `outcome_bits` and `link_model`, all empty where there is too little to learn from. */
export function linkModel({ settings }: LinkageContext): CodeStep {
  return {
    table: 'link_model',
    version: 'link-model-1',
    make: async ({ engine }) => {
      const lessons = await lessonsOf(engine);
      const model = trainModel(lessons, settings);
      await writeModel(engine, model);
      await writeScores(engine, model, lessons.people);
    },
  };
}

async function lessonsOf(engine: Engine): Promise<Lessons> {
  const patterns = await engine.rows(
    sql`select population, pattern, pairs from pattern_tallies order by 1, 2`,
  );
  const strangers = await engine.rows(sql`select pattern, pairs from stranger_tallies order by 1`);
  const numberOf = async (question: Sql) => Number((await engine.rows(question))[0]?.['total'] ?? 0);
  return {
    populations: new Map(
      [...Map.groupBy(patterns, ({ population }) => String(population))].map(([id, rows]) => [
        id,
        tallyOf(rows),
      ]),
    ),
    strangers: tallyOf(strangers),
    chances: await pairsOf(engine, sql`select fact as name, chance as value from chances`),
    kin: await pairsOf(engine, sql`select fact as name, pairs as value from kin_tallies`),
    rows: await numberOf(sql`select count(*) as total from residue`),
    people: await numberOf(sql`select count(*) as total from spine`),
  };
}

function tallyOf(rows: readonly Row[]): Tally {
  return {
    patterns: Float64Array.from(rows, (row) => Number(row['pattern'])),
    counts: Float64Array.from(rows, (row) => Number(row['pairs'])),
  };
}

async function pairsOf(engine: Engine, question: Sql): Promise<Map<string, number>> {
  const rows = await engine.rows(question);
  return new Map(rows.map(({ name, value }) => [String(name), Number(value ?? 0)]));
}

async function writeModel(engine: Engine, model: LinkModel | undefined): Promise<void> {
  await engine.run(sql`create or replace temp table link_model (id varchar, model varchar)`);
  if (!model) return;
  const text = JSON.stringify(model);
  const id = `scores-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  await engine.append('link_model', [[id, text]]);
}

async function writeScores(engine: Engine, model: LinkModel | undefined, people: number): Promise<void> {
  await engine.run(sql`
    create or replace temp table pattern_scores (
      population varchar, pattern integer, match_bits double, stranger_bits double, kin_bits double
    )`);
  await engine.run(sql`
    create or replace temp table outcome_bits (population varchar, fact integer, outcome integer, bits double)`);
  await engine.run(sql`create or replace temp table prior_bits (population varchar, bits double)`);
  if (!model) return;
  const scores = scoresOf(model, people);
  await engine.append(
    'pattern_scores',
    scores.map(({ population, pattern, match, stranger, kin }) => [
      population,
      pattern,
      match,
      stranger,
      kin,
    ]),
  );
  const bits = model.populations.flatMap(({ id, m }) =>
    bitsOfOutcomes({ m, u: model.u }).flatMap((row, fact) =>
      row.map((value, outcome) => [id, fact, outcome, value]),
    ),
  );
  await engine.append('outcome_bits', bits);
  await engine.append(
    'prior_bits',
    model.populations.map(({ id, lambda }) => [id, Math.log2(lambda)]),
  );
}
