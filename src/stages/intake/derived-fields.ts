import { dialect, id, join, type Sql, sql } from '../../base/lake/index.ts';
import { reason } from './casts/index.ts';
import type { DerivedField } from './contract.ts';

/** What a field made from others holds: texts side by side, or numbers added up, null when one of them is not known. */
export function derivedValue(derived: DerivedField): Sql {
  if ('sum' in derived) return sql`coalesce(${added(derived.sum)}, ${id(derived.else)})`;
  return join(
    derived.join.map((part) => sql`cast(${id(part)} as ${dialect.type('text')})`),
    ' || ',
  );
}

/** For each sum a column with the reason of rows that say another one than their parts make. */
export function sumsThatDiffer(
  derived: readonly DerivedField[],
): Readonly<{ column: string; field: string; value: Sql }>[] {
  return derived.flatMap((one, place) => {
    if (!('sum' in one)) return [];
    const differs = sql`case when ${added(one.sum)} <> ${id(one.else)} then ${reason('SUM_DIFFERS')} end`;
    return [{ column: `_mended_sum${place}`, field: one.else, value: differs }];
  });
}

function added(fields: readonly string[]): Sql {
  return sql`(${join(
    fields.map((field) => id(field)),
    ' + ',
  )})`;
}
