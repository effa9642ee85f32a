import { leavesOf } from '../../condition/index.ts';
import { problem } from '../../errors/index.ts';
import { schemaOf } from '../../lake/index.ts';
import {
  type Agreement,
  type Grant,
  maskedType,
  maskFits,
  parseMask,
  type RowCondition,
  type SharedColumn,
  type SharedDataset,
} from '../object/index.ts';
import { type Ask, columnsOf, findRefusal } from './decide.ts';
import type { Output, RowFilter, SharePlan, SourceColumn } from './plan.ts';
import type { ShareRequest } from './share-request.ts';
import { tableColumnsOf } from './table-columns.ts';
import { findMisfit } from './types-fit.ts';

/** Who asks inside which grant, and the standing of the agreement at that moment. */
export type Asking = Omit<Ask, 'act' | 'columns'> & Readonly<{ request: ShareRequest }>;

/**
 * What a recipient gets for a request, as a plan. Throws SHARE_NOT_GRANTED for what the agreement does not give, REQUEST_INVALID for a
 * condition that the granted columns cannot be asked, and for a table by a column that tells who somebody is.
 */
export function compileGrant(
  agreement: Agreement,
  asking: Asking,
  datasets: readonly SharedDataset[],
): SharePlan {
  const { request } = asking;
  const columns = columnsAsked(request);
  const refusal = findRefusal(agreement, { ...asking, act: request.act, columns });
  const grant = agreement.grants.find(({ id }) => id === asking.grant);
  const dataset = datasets.find(({ id }) => id === grant?.dataset);
  if (refusal || !grant || !dataset) throw notGranted(asking, refusal ?? 'dataset');
  if (dataset.through !== 'shares') throw notGranted(asking, 'it leaves to payers only');
  if (request.act === 'lookup') refuseUnknownWay(asking, grant);
  if (request.act === 'table') refuseTellingColumns(request, tableColumnsOf(grant, dataset));
  const outputs = outputsOf(grant, dataset);
  const refine = refinementOf(request, outputs);
  return {
    dataset: dataset.id,
    tables: dataset.tables.map((table, place) => ({
      as: table.as,
      name: `${schemaOf(table.dataset)}.${table.table}`,
      on: place === 0 ? null : (table.on ?? null),
    })),
    columns: Object.fromEntries(dataset.columns.map((column) => [column.name, sourceOf(dataset, column)])),
    filters: [...filtersOf(grant, dataset), ...numberFilter(request, dataset)],
    outputs,
    refine,
    select: [...new Set(request.act === 'table' || columns.length > 0 ? columns : columnsOf(grant))],
    subject: subjectOf(dataset),
    count: request.act === 'table' ? countOf(grant, dataset) : null,
    limit: request.act === 'cohort' ? (request.limit ?? null) : null,
  };
}

/** The columns a request names, in its words and its conditions apart. */
function columnsAsked(request: ShareRequest): string[] {
  if (request.act === 'extract') return [];
  return request.act === 'table' ? request.by : (request.columns ?? []);
}

/** A refusal says nothing that the recipient could not know: the way in is one for all reasons. */
function notGranted({ grant, request }: Asking, reason: string) {
  return problem('SHARE_NOT_GRANTED', { grant, act: request.act, reason });
}

function refuseUnknownWay(asking: Asking, grant: Grant): void {
  const { request } = asking;
  if (request.act !== 'lookup') return;
  const way = 'token' in request.by ? 'token' : 'number';
  if (!grant.lookupBy.includes(way)) throw notGranted(asking, `lookup by ${way}`);
}

type TableRequest = Extract<ShareRequest, { act: 'table' }>;

/** A count of people by what tells who they are would be a list of them. */
function refuseTellingColumns({ by, where }: TableRequest, columns: readonly string[]): void {
  const asked = where ? leavesOf(where).map(({ column }) => column) : [];
  const refuse = (place: string, column: string) =>
    problem('REQUEST_INVALID', {
      where: `${place}.${column}`,
      reason: `a table cannot be asked of this column; of these it can: ${columns.join(', ') || 'none'}`,
    });
  for (const column of by) if (!columns.includes(column)) throw refuse('by', column);
  for (const column of asked) if (!columns.includes(column)) throw refuse('where', column);
}

function sourceOf(dataset: SharedDataset, column: SharedColumn): SourceColumn {
  const table = column.in ?? dataset.tables[0]?.as ?? '';
  return { table, column: column.column ?? column.name, type: column.type, years: column.years === true };
}

/** What leaves of every granted column; one whose mask does not fit its type does not leave at all. */
function outputsOf(grant: Grant, dataset: SharedDataset): Output[] {
  return columnsOf(grant).flatMap((name) => {
    const column = dataset.columns.find((one) => one.name === name);
    const mask = parseMask(grant.columns[name] ?? 'drop');
    if (!column || !maskFits(mask, column.type))
      throw problem('CONTENT_INVALID', {
        file: grant.id,
        where: `columns.${name}`,
        reason: column ? `this mask cannot be put on ${column.type}` : 'the dataset has no such column',
      });
    return [{ name, source: sourceOf(dataset, column), mask, type: maskedType(mask, column.type) }];
  });
}

/** Which rows a grant reaches at all. */
function filtersOf({ rows }: Grant, dataset: SharedDataset): RowFilter[] {
  const filters: RowFilter[] = [];
  if (!rows.areas.includes('TH')) {
    if (!dataset.place) throw unreachable(dataset, 'it has no place, so areas cannot narrow it');
    const { in: table, column } = dataset.place;
    filters.push({ kind: 'areas', table, column, areas: rows.areas });
  }
  if (rows.where) {
    refuseMisfit(rows.where, (name) => dataset.columns.find((column) => column.name === name)?.type);
    filters.push({ kind: 'condition', condition: rows.where });
  }
  if (rows.cohort) {
    const [first] = dataset.tables;
    if (!dataset.subject || !first)
      throw unreachable(dataset, 'it is about nobody, so a list cannot narrow it');
    filters.push({ kind: 'members', table: first.as, column: dataset.subject, ...rows.cohort });
  }
  return filters;
}

function numberFilter(request: ShareRequest, dataset: SharedDataset): RowFilter[] {
  if (request.act !== 'lookup' || !('number' in request.by)) return [];
  const column = dataset.columns.find(({ name }) => name === dataset.number);
  if (!column) throw unreachable(dataset, 'nobody can be asked for by number in it');
  return [{ kind: 'number', source: sourceOf(dataset, column), number: request.by.number }];
}

/** What is asked of masked values. A token is looked for in the masked number, as it would leave. */
function refinementOf(request: ShareRequest, outputs: readonly Output[]): RowCondition | null {
  if (request.act === 'lookup' && 'token' in request.by) {
    const token = outputs.find(({ mask }) => mask.kind === 'token');
    if (!token) throw problem('REQUEST_INVALID', { where: 'by.token', reason: 'this grant gives no tokens' });
    return { column: token.name, is: request.by.token };
  }
  if (request.act === 'lookup' || request.act === 'extract' || !request.where) return null;
  refuseMisfit(request.where, (name) => outputs.find((output) => output.name === name)?.type);
  return request.where;
}

function refuseMisfit(condition: RowCondition, typeOf: Parameters<typeof findMisfit>[1]): void {
  const misfit = findMisfit(condition, typeOf);
  if (misfit) throw problem('REQUEST_INVALID', { where: `where.${misfit.column}`, reason: misfit.reason });
}

function countOf({ output }: Grant, { subject, rowPerSubject }: SharedDataset): SharePlan['count'] {
  return {
    cellKey: output.noise !== 'none' && subject !== undefined,
    ...(rowPerSubject ? { rowPerSubject } : {}),
  };
}

function subjectOf({ subject, tables }: SharedDataset): SharePlan['subject'] {
  const [first] = tables;
  return subject === undefined || !first ? null : { table: first.as, column: subject };
}

function unreachable({ id }: SharedDataset, reason: string) {
  return problem('CONTENT_INVALID', { file: 'datasets', where: id, reason });
}
