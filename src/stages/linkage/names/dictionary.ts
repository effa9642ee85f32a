import { type CodeStep, id, join, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { makeFold } from './fold.ts';

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
    version: 'folded-names-1',
    make: async ({ engine }) => {
      const fold = makeFold(settings.fold);
      await engine.run(sql`create or replace temp table folded_names (name varchar, fold_key varchar)`);
      const names: string[] = [];
      for await (const batch of engine.batches(sql`select name from distinct_names`)) {
        for (const { name } of batch) names.push(String(name));
      }
      await engine.append(
        'folded_names',
        names.values().flatMap((name) => {
          const key = fold(name);
          return key === null ? [] : [[name, key]];
        }),
      );
    },
  };
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
