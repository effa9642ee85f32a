import { dialect, id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import {
  type Cast,
  type CastInput,
  firstOf,
  isOneOf,
  layer,
  type MakeCast,
  ownNames,
  reason,
} from './cast.ts';
import { plainDigits } from './digits.ts';

/** What is stored for each code. */
type Meanings = readonly (readonly [code: string, stored: string])[];

/** One code of the contract's own map, or of a list, which may be long and is joined. */
export const castCode: MakeCast = (input) => {
  const { text, own, settings } = input;
  const { plain, stored } = ownNames(own, ['plain', 'stored']);
  const meanings = meaningsOf(input);
  if (input.column.map)
    return codeCast(input, { layers: [layer(own, { stored: storedFor(text, meanings) })], stored });
  const list = own('list');
  const rows = meanings.map(([code, value]) => sql`(${literal(code)}, ${literal(value)})`);
  const lookup = sql`left join (values ${join(rows)}) as ${id(list)} (code, stored) on ${id(`${list}.code`)} = ${plain}`;
  return codeCast(input, {
    layers: [layer(own, { plain: plainDigits(text, settings) })],
    joins: [lookup],
    stored: id(`${list}.stored`),
  });
};

/** Several codes with commas between, each once and in order; one unknown code spoils them all. */
export const castCodes: MakeCast = (input) => {
  const { text, own, settings } = input;
  const { stored } = ownNames(own, ['stored']);
  const meanings = meaningsOf(input);
  const turned = dialect.turnParts(plainDigits(text, settings), (part) => storedFor(part, meanings));
  return codeCast(input, { layers: [layer(own, { stored: turned })], stored });
};

/** True for some words, false for others. */
export const castFlag: MakeCast = (input) => {
  const { column, text, own } = input;
  const { stored } = ownNames(own, ['stored']);
  const says = [
    [isOneOf(text, column.true ?? []), sql`true`],
    [isOneOf(text, column.false ?? []), sql`false`],
  ] as const;
  return codeCast(input, { layers: [layer(own, { stored: firstOf(says) })], stored });
};

function codeCast(
  { column, text }: CastInput,
  found: Pick<Cast, 'layers' | 'joins'> & { stored: Sql },
): Cast {
  const { stored, ...way } = found;
  return {
    ...way,
    fields: [{ field: column.field, value: stored }],
    bad: firstOf([[sql`${text} is not null and ${stored} is null`, reason('CODE_UNKNOWN')]]),
    mended: null,
  };
}

function meaningsOf({ column, codeLists }: CastInput): Meanings {
  if (column.map) return Object.entries(column.map);
  const list = codeLists.find(({ id: listId }) => listId === column.list);
  return Object.entries(list?.values ?? {}).map(([code, { canonical }]) => [code, canonical ?? code]);
}

function storedFor(text: Sql, meanings: Meanings): Sql {
  return firstOf(meanings.map(([code, stored]) => [sql`${text} = ${literal(code)}`, literal(stored)]));
}
