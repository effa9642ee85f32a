import { createHash } from 'node:crypto';
import {
  type CodeStep,
  dialect,
  type Engine,
  id,
  type Row,
  render,
  type Sql,
  type SqlStep,
  sql,
  type Workspace,
} from '../../../base/lake/index.ts';
import type { LinkageContext } from '../inputs.ts';
import type { LinkModel } from '../model/index.ts';
import { type KnownModel, settingsIdOf } from '../model/index.ts';
import { COMPARED, type Compared } from './patterns.ts';
import { chances, kinTallies, patternTallies, strangerTallies } from './tallies.ts';
import { bitsOfOutcomes, kinPriorOf, type Lessons, scoresOf, type Tally, trainModel } from './train.ts';

/**
 * The model that scores, laid down as tables that are all empty where there is none: `pattern_scores`, `outcome_bits`, `prior_bits`,
 * `model_bits`, and `link_model` with the model itself. The model of the version before is used again, so that a pair that stands
 * at the threshold does not come and go from night to night; it is learnt anew when settings changed or when there is much more to
 * learn from.
 */
export function linkModel(context: LinkageContext): CodeStep {
  const lessons = lessonSteps(context);
  const settingsId = settingsIdOf(context.settings);
  const known = context.model?.settingsId === settingsId ? context.model : undefined;
  const taught = lessons.map((step) => render(step.select));
  return {
    table: 'link_model',
    version: `link-model-3 ${JSON.stringify([taught, known], textOfNumbers)}`,
    make: async ({ engine, onLine }) => {
      const pairs = await countOf(engine, sql`select count(*) as total from compared_candidates`);
      const isEnough = known && pairs < known.pairs * context.settings.scores.learnAgainAt;
      const used = isEnough ? known : await learn(engine, { context, lessons, settingsId, pairs, onLine });
      await writeModel(engine, used);
      await writeScores(engine, used?.model);
    },
  };
}

/** What a model is learnt from, counted only when one is. */
function lessonSteps(context: LinkageContext): readonly SqlStep[] {
  return [patternTallies(context), strangerTallies(context), chances(), kinTallies()];
}

type Learning = Readonly<{
  context: LinkageContext;
  lessons: readonly SqlStep[];
  settingsId: string;
  pairs: number;
  onLine: Workspace['onLine'];
}>;

async function learn(
  engine: Engine,
  { context, lessons, settingsId, pairs, onLine }: Learning,
): Promise<KnownModel | undefined> {
  // The engine may not be closed while a statement runs, so all are waited for.
  const ends = await Promise.allSettled(
    lessons.map(({ table, select }) =>
      onLine((line) => line.engine.run(dialect.createTable(id(table), select))),
    ),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  const model = trainModel(await lessonsOf(engine), context.settings);
  if (!model) return undefined;
  const name = createHash('sha256').update(JSON.stringify(model)).digest('hex').slice(0, 12);
  const learntOn = context.occasion.asOf;
  return { id: `scores-${name}`, model, settingsId, pairs, learntOn, learntBy: null };
}

async function lessonsOf(engine: Engine): Promise<Lessons> {
  const patterns = await engine.rows(
    sql`select population, pattern, pairs from pattern_tallies order by 1, 2`,
  );
  const strangers = await engine.rows(sql`select pattern, pairs from stranger_tallies order by 1`);
  return {
    populations: new Map(
      [...Map.groupBy(patterns, ({ population }) => String(population))].map(([name, rows]) => [
        name,
        tallyOf(rows),
      ]),
    ),
    strangers: tallyOf(strangers),
    chances: await pairsOf(engine, sql`select fact as name, chance as value from chances`),
    kin: await pairsOf(engine, sql`select fact as name, pairs as value from kin_tallies`),
    rows: await countOf(engine, sql`select count(*) as total from residue`),
    people: await countOf(engine, sql`select count(*) as total from spine`),
  };
}

function textOfNumbers(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

async function countOf(engine: Engine, question: Sql): Promise<number> {
  const [row] = await engine.rows(question);
  return Number(row?.['total'] ?? 0);
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

async function writeModel(engine: Engine, used: KnownModel | undefined): Promise<void> {
  await engine.run(sql`
    create or replace table link_model (
      id varchar, settings_id varchar, pairs bigint, learnt_on varchar, learnt_by varchar, model varchar
    )`);
  if (!used) return;
  const { id: name, settingsId, pairs, learntOn, learntBy, model } = used;
  await engine.append('link_model', [[name, settingsId, pairs, learntOn, learntBy, JSON.stringify(model)]]);
}

async function writeScores(engine: Engine, model: LinkModel | undefined): Promise<void> {
  await engine.run(sql`
    create or replace table pattern_scores (
      population varchar, pattern integer, match_bits double, stranger_bits double, kin_bits double
    )`);
  await engine.run(sql`
    create or replace table outcome_bits (population varchar, fact integer, outcome integer, bits double)`);
  await engine.run(sql`create or replace table prior_bits (population varchar, bits double)`);
  await engine.run(sql`
    create or replace table model_bits (
      given_bits double, family_bits double, birth_bits double, place_bits double, kin_prior double, kin_per_person double
    )`);
  if (!model) return;
  await engine.append(
    'pattern_scores',
    scoresOf(model).map(({ population, pattern, match, stranger, kin }) => [
      population,
      pattern,
      match,
      stranger,
      kin,
    ]),
  );
  const bits = model.populations.flatMap(({ id: population, m }) =>
    bitsOfOutcomes({ m, u: model.u }).flatMap((row, fact) =>
      row.map((value, outcome) => [population, fact, outcome, value]),
    ),
  );
  await engine.append('outcome_bits', bits);
  await engine.append(
    'prior_bits',
    model.populations.map(({ id: population, lambda }) => [population, Math.log2(lambda)]),
  );
  const averages = (['given', 'family', 'birth', 'place'] as const).map((fact) => averageBits(model, fact));
  await engine.append('model_bits', [[...averages, kinPriorOf(model), model.kin.perPerson]]);
}

/** The bits of strangers agreeing exactly on a fact, whatever the value. */
function averageBits({ u }: LinkModel, fact: Compared): number {
  return Math.log2(u[COMPARED.indexOf(fact)]?.at(-1) ?? 1);
}
