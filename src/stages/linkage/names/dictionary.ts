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

/**
 * The fold key of each distinct name that has one, by the number that stands for the name; said in code because SQL has no words for
 * it, and cheap because names repeat. Names cross from the engine and keys come back in few long texts, which is several times
 * quicker than one by one.
 */
export function foldedNames({ settings }: LinkageContext): CodeStep {
  return {
    table: 'folded_names',
    version: 'folded-names-4',
    make: async ({ engine }) => {
      await engine.run(dialect.createTable(id('name_lists'), NAME_LISTS));
      await foldLists(engine, compileFold(settings.fold));
      await engine.run(dialect.createTable(id('folded_names'), FOLDED_NAMES));
    },
  };
}

/** Between the names of a list; a letter of no name, for intake turns control characters into spaces. */
const BETWEEN_NAMES = '\u001f';
/** Between the keys of a list; no byte of a key, for those are all below 128. */
const BETWEEN_KEYS = '\u0080';
const NAMES_IN_A_LIST = 2000;
const LISTS_AT_ONCE = 50;

const NAME_LISTS = sql`
    with numbered_name as (
      select name, ${dialect.divided(sql`(row_number() over () - 1)`, literal(NAMES_IN_A_LIST))} as list
      from distinct_names
    )
    select cast(list as integer) as list, string_agg(name, ${literal(BETWEEN_NAMES)}) as names
    from numbered_name
    group by list`;

const FOLDED_NAMES = sql`
    with folded_name as (
      select ${dialect.partsAsRows(sql`names`, BETWEEN_NAMES)} as name, ${dialect.partsAsRows(sql`fold_keys`, BETWEEN_KEYS)} as fold_key
      from name_lists
      join key_lists on key_lists.list = name_lists.list
    )
    select ${dialect.textKey(sql`name`)} as name_key, fold_key
    from folded_name
    where fold_key <> ''`;

/** Gives each list of names its list of fold keys, nothing for a name that has none; some lists at a time, so that few names are held. */
async function foldLists(engine: Engine, fold: Fold): Promise<void> {
  await engine.run(sql`create or replace table key_lists (list integer, fold_keys varchar)`);
  const keysOf = (texts: string) =>
    texts
      .split(BETWEEN_NAMES)
      .map((name) => fold(name) ?? '')
      .join(BETWEEN_KEYS);
  for (let first = 0; ; first += LISTS_AT_ONCE) {
    const last = first + LISTS_AT_ONCE - 1;
    const lists = await engine.rows(
      sql`select list, names from name_lists where list between ${first} and ${last}`,
    );
    if (lists.length === 0) return;
    await engine.append(
      'key_lists',
      lists.map(({ list, names: texts }) => [Number(list), keysOf(String(texts))]),
    );
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

/**
 * Which fold a name as written has. The engine's numbers for texts are no random ones: of four million names two had the same. Such names
 * count as unknown unless they fold alike, or everybody who bears one would stand there twice.
 */
export function names(): SqlStep {
  return {
    table: 'names',
    spends: ['distinct_names', 'name_lists', 'key_lists', 'folded_names'],
    select: sql`
      select folded_names.name_key, min(folds.fold) as fold
      from folded_names
      join folds on folds.fold_key = folded_names.fold_key
      group by folded_names.name_key
      having min(folds.fold) = max(folds.fold)`,
  };
}
