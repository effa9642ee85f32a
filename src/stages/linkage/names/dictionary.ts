import {
  type CodeStep,
  dialect,
  type Engine,
  id,
  join,
  literal,
  type SqlStep,
  sql,
} from '../../../base/lake/index.ts';
import { compileFold, type Fold } from '../../../linker/index.ts';
import type { LinkageContext } from '../inputs.ts';

/** Every text that stands as a given or family name in the spine or in a row that the number did not settle, once. */
export function distinctNames({ spine }: LinkageContext): SqlStep {
  const columns = (['given_name', 'family_name'] as const).flatMap((field) => [
    sql`select ${id(field)} as name from unsettled_rows`,
    ...(spine?.has(field) ? [sql`select ${id(field)} as name from ${spine.rows}`] : []),
  ]);
  return {
    table: 'distinct_names',
    select: sql`
      select distinct name
      from (${join(columns, '\n        union all ')}) as seen
      where name is not null`,
  };
}

/** The fold key of each distinct name; said in code because SQL has no words for it, and cheap because names repeat. */
export function foldedNames({ settings }: LinkageContext): CodeStep {
  return {
    table: 'folded_names',
    version: 'folded-names-3',
    make: async ({ engine }) => {
      await engine.run(
        dialect.createTable(
          id('numbered_names'),
          sql`select name, cast(row_number() over () - 1 as integer) as number from distinct_names`,
        ),
      );
      await engine.run(sql`create or replace temp table fold_keys (number integer, fold_key varchar)`);
      await engine.append('fold_keys', foldedLists(await namesInLists(engine), compileFold(settings.fold)));
      await engine.run(
        dialect.createTable(
          id('folded_names'),
          sql`select name, fold_key from numbered_names join fold_keys on fold_keys.number = numbered_names.number`,
        ),
      );
    },
  };
}

/** Between the names of a list; a letter of no name. */
const BETWEEN = '\u001f';
const NAMES_IN_A_LIST = 50_000;

/** Names cross from the engine in few long texts, which is several times quicker than one by one. */
async function namesInLists(engine: Engine): Promise<readonly string[]> {
  const lists = await engine.rows(sql`
    select string_agg(replace(name, ${BETWEEN}, ' '), ${BETWEEN} order by number) as names
    from numbered_names
    group by ${dialect.divided(sql`number`, literal(NAMES_IN_A_LIST))}
    order by min(number)`);
  return lists.map(({ names: list }) => String(list));
}

/** The number and fold key of each name that has one. */
function* foldedLists(lists: readonly string[], fold: Fold): Iterable<readonly [number, string]> {
  for (const [place, list] of lists.entries()) {
    for (const [index, name] of list.split(BETWEEN).entries()) {
      const key = fold(name);
      if (key !== null) yield [place * NAMES_IN_A_LIST + index, key];
    }
  }
}

/** Each fold key and its integer, numbered in the order of the keys so that a rerun gives the same integers. */
export function folds(): SqlStep {
  return {
    table: 'folds',
    select: sql`
      select
        cast(row_number() over (order by fold_key) as integer) as fold,
        fold_key
      from (select distinct fold_key from folded_names) as distinct_keys`,
  };
}

/** Which fold key a name as written has. */
export function names(): SqlStep {
  return {
    table: 'names',
    select: sql`
      select folded_names.name, folds.fold
      from folded_names
      join folds on folds.fold_key = folded_names.fold_key`,
  };
}
