// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the faults are pieces of source text
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Compiler } from './judge.ts';

/** One fault planted in the compiler's own text: what stands there, and what stands there instead. */
type Fault = Readonly<{ name: string; file: string; from: string; to: string }>;

const FAULTS: readonly Fault[] = [
  {
    name: 'areas are forgotten',
    file: 'compile-grant',
    from: "if (!rows.areas.includes('TH')) {",
    to: 'if (rows.areas.length < 0) {',
  },
  {
    name: 'the condition on rows is forgotten',
    file: 'compile-grant',
    from: 'if (rows.where) {',
    to: 'if (rows.where === null && rows.where) {',
  },
  {
    name: 'the target list is forgotten',
    file: 'compile-grant',
    from: 'if (rows.cohort) {',
    to: 'if (rows.cohort === null && rows.cohort) {',
  },
  {
    name: 'the number asked for is forgotten',
    file: 'compile-grant',
    from: '...filtersOf(grant, dataset), ...numberFilter(request, dataset)',
    to: '...filtersOf(grant, dataset), ...numberFilter(request, dataset).slice(1)',
  },
  {
    name: 'any way of looking up is taken',
    file: 'compile-grant',
    from: 'if (!grant.lookupBy.includes(way))',
    to: 'if (grant.lookupBy.length > 9)',
  },
  {
    name: 'a table is made by who somebody is',
    file: 'compile-grant',
    from: "for (const column of by) if (!columns.includes(column)) throw refuse('by', column);",
    to: '',
  },
  {
    name: 'a table is asked of who somebody is',
    file: 'compile-grant',
    from: "for (const column of asked) if (!columns.includes(column)) throw refuse('where', column);",
    to: '',
  },
  {
    name: 'a table takes tokens',
    file: 'table-columns',
    from: "&& parseMask(grant.columns[name] ?? 'drop').kind !== 'token'",
    to: '',
  },
  {
    name: 'a table takes columns that identify',
    file: 'table-columns',
    from: '!telling.has(name) &&',
    to: 'telling.size >= 0 &&',
  },
  {
    name: 'rows are counted instead of people',
    file: 'plan-sql',
    from: 'select distinct ${join([...by,',
    to: 'select ${join([...by,',
  },
  {
    name: 'rows are counted where one person has several',
    file: 'compile-grant',
    from: '...(rowPerSubject ? { rowPerSubject } : {}),',
    to: '...(rowPerSubject === null ? {} : { rowPerSubject: true }),',
  },
  {
    name: 'what is asked of the columns is forgotten',
    file: 'compile-grant',
    from: 'return request.where;',
    to: 'return null;',
  },
  {
    name: 'columns that are dropped leave',
    file: 'decide',
    from: "parseMask(mask).kind === 'drop' ? [] : [name]",
    to: '[name, mask].slice(0, 1)',
  },
  {
    name: 'an agreement that is not active gives',
    file: 'decide',
    from: "if (ask.state !== 'active')",
    to: "if (ask.state === 'proposed')",
  },
  {
    name: 'the last day is one too many',
    file: 'decide',
    from: 'ask.on >= agreement.valid.until',
    to: 'ask.on > agreement.valid.until',
  },
  { name: 'the first day is forgotten', file: 'decide', from: 'ask.on < agreement.valid.from ||', to: '' },
  {
    name: 'anybody is a recipient',
    file: 'decide',
    from: '!grant.to.includes(ask.recipient)',
    to: "ask.recipient === 'nobody'",
  },
  {
    name: 'any act is granted',
    file: 'decide',
    from: '!grant.act.includes(ask.act)',
    to: 'grant.act.length === 0',
  },
  {
    name: 'some column granted is enough',
    file: 'decide',
    from: 'ask.columns.every(',
    to: 'ask.columns.length === 0 || ask.columns.some(',
  },
  {
    name: 'one filter of several is enough',
    file: 'plan-sql',
    from: "join(filters, ' and ')",
    to: "join(filters, ' or ')",
  },
  {
    name: 'the first area alone counts',
    file: 'plan-sql',
    from: 'filter.areas.map((area)',
    to: 'filter.areas.slice(0, 1).map((area)',
  },
  {
    name: 'tokens leave in clear',
    file: 'plan-sql',
    from: 'return tokenSql(tokenKey, value);',
    to: 'return value;',
  },
  {
    name: 'bands leave in clear',
    file: 'plan-sql',
    from: '(${value} - ((${value} % ${size}) + ${size}) % ${size})',
    to: '(${value} + 0 * ${size})',
  },
  {
    name: 'bands below zero are cut towards zero',
    file: 'plan-sql',
    from: '(${value} - ((${value} % ${size}) + ${size}) % ${size})',
    to: '(${value} - ${value} % ${size})',
  },
  {
    name: 'a beginning is one letter too long',
    file: 'plan-sql',
    from: 'substr(${value}, 1, ${literal(mask.size)})',
    to: 'substr(${value}, 1, ${literal(mask.size + 1)})',
  },
  { name: 'five last letters leave', file: 'plan-sql', from: 'right(${value}, 4)', to: 'right(${value}, 5)' },
  {
    name: 'what is not known fits',
    file: 'plan-sql',
    from: 'sql`(${value} = ${valueSql(leaf.is, type)})`',
    to: 'sql`coalesce(${value} = ${valueSql(leaf.is, type)}, true)`',
  },
  {
    name: 'a range leaves out its last value',
    file: 'plan-sql',
    from: '${value} <= ${valueSql(leaf.to, type)}',
    to: '${value} < ${valueSql(leaf.to, type)}',
  },
  {
    name: 'not is forgotten',
    file: 'plan-sql',
    from: '(not ${conditionSql(condition.not, columns)})',
    to: '(${conditionSql(condition.not, columns)})',
  },
  {
    name: 'conditions see values before masking',
    file: 'plan-sql',
    from: 'value: id(`granted.${name}`), type: output.type',
    to: "value: sourcesIn({ asOf: '2026-09-30', tokenKey: new Uint8Array() })(output.source), type: output.source.type",
  },
  {
    name: 'rows leave in the order of the table',
    file: 'plan-sql',
    from: 'where ${refinedSql(plan)} order by ${orderSql(plan)}${limit}',
    to: 'where ${refinedSql(plan)}${limit}',
  },
  {
    name: 'a token is that of another key',
    file: 'tokens',
    from: 'keyHalves(key)',
    to: 'keyHalves(key.map((byte) => byte ^ 1))',
  },
];

/** A compiler with one fault, loaded when it is needed. */
export type Mutant = Readonly<{ name: string; load: () => Promise<Compiler> }>;

const ROOM = fileURLToPath(new URL('..', import.meta.url));

/** Compilers with one fault each, made from the compiler's own text; a fault whose place is gone throws, so that none rots. */
export const MUTANTS: readonly Mutant[] = FAULTS.map((fault) => ({
  name: fault.name,
  load: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chipao-mutant-'));
    try {
      return await loadMutant(folder, fault);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
}));

async function loadMutant(folder: string, fault: Fault): Promise<Compiler> {
  const names = await readdir(ROOM, { recursive: true });
  const sources = names.filter((name) => /^(object|compile)\/[a-z0-9-]+\.ts$/.test(name));
  for (const name of sources) {
    const text = await readFile(join(ROOM, name), 'utf8');
    const isFaulty = name === `compile/${fault.file}.ts`;
    if (isFaulty && text.split(fault.from).length !== 2)
      throw new RangeError(`the place of the fault '${fault.name}' is not found once`);
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), rooted(isFaulty ? text.replace(fault.from, () => fault.to) : text));
  }
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const loaded: unknown = await import(
    /* @vite-ignore */ pathToFileURL(join(folder, 'compile', 'index.ts')).href
  );
  return loaded as Compiler;
}

/** Imports of other rooms and of packages stay those of the project. */
function rooted(text: string): string {
  return text
    .replaceAll(
      /from '\.\.\/\.\.\/([^']+)'/g,
      (_, path: string) => `from '${new URL(`../../${path}`, import.meta.url).href}'`,
    )
    .replaceAll("from 'zod'", `from '${import.meta.resolve('zod')}'`);
}
