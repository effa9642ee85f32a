import { columnsOf, tableColumnsOf } from '../compile/index.ts';
import {
  type Act,
  type Agreement,
  type ColumnType,
  type Grant,
  maskedType,
  parseMask,
  type SharedDataset,
} from '../object/index.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The path of an act of a grant. */
export function sharePath(agreement: string, grant: string, act: Act): string {
  return `/api/v1/shares/${agreement}/${grant}/${act}`;
}

const TYPES: Readonly<Record<ColumnType, Schema>> = {
  text: { type: ['string', 'null'] },
  integer: { type: ['integer', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  date: { type: ['string', 'null'], format: 'date' },
};

/**
 * The API as one recipient has it, in OpenAPI 3.1: the acts and columns of the grants to it and nothing else. A column that it is not
 * given does not exist in it.
 */
export function recipientApi(
  recipient: string,
  agreements: readonly Agreement[],
  datasets: readonly SharedDataset[],
): Schema {
  const paths: Record<string, Schema> = {};
  for (const agreement of agreements)
    for (const grant of agreement.grants.filter(({ to }) => to.includes(recipient)))
      for (const act of grant.act) {
        const dataset = datasets.find(({ id }) => id === grant.dataset);
        if (dataset) paths[sharePath(agreement.id, grant.id, act)] = { post: operation(act, grant, dataset) };
      }
  return {
    openapi: '3.1.0',
    info: {
      title: `Chipao for ${recipient}`,
      version: '1',
      description: 'What the agreements in force give to this party.',
    },
    paths,
  };
}

function operation(act: Act, grant: Grant, dataset: SharedDataset): Schema {
  const row = rowSchema(grant, dataset);
  const cell = {
    ...row,
    properties: {
      ...row.properties,
      people: { type: 'integer', description: 'cells of few people are not there' },
    },
  };
  return {
    operationId: `${grant.id}-${act}`,
    summary: grant.title.en,
    description: `${grant.title.th}. At most ${grant.output.maxRows} rows; kept for ${grant.duty.retain}; ${handedOn(grant)}.`,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: bodySchema(act, grant, dataset) } },
    },
    responses: {
      200: {
        description: 'One JSON object a line',
        content: { 'application/x-ndjson': { schema: act === 'table' ? cell : row } },
      },
    },
  };
}

function handedOn({ duty: { onward } }: Grant): string {
  return onward === 'none' ? 'not handed on' : `handed on to ${onward.join(', ')} alone`;
}

function rowSchema(grant: Grant, dataset: SharedDataset) {
  const entries = columnsOf(grant).flatMap((name) => {
    const column = dataset.columns.find((one) => one.name === name);
    if (!column) return [];
    const type = maskedType(parseMask(grant.columns[name] ?? 'drop'), column.type);
    return [[name, { ...TYPES[type], description: column.title.en }] as const];
  });
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(entries) };
}

function bodySchema(act: Act, grant: Grant, dataset: SharedDataset): Schema {
  const names = { type: 'array', items: { type: 'string', enum: columnsOf(grant) } };
  const where = { type: 'object', description: 'a condition on the columns as they are given' };
  const limit = { type: 'integer', minimum: 1, maximum: grant.output.maxRows };
  const by = {
    oneOf: grant.lookupBy.map((way) => ({
      type: 'object',
      required: [way],
      additionalProperties: false,
      properties: { [way]: { type: 'string' } },
    })),
  };
  const properties: Readonly<Record<Act, Schema>> = {
    lookup: { by, columns: names },
    cohort: { columns: names, where, limit },
    table: {
      by: { type: 'array', items: { type: 'string', enum: tableColumnsOf(grant, dataset) }, maxItems: 6 },
      where,
    },
    extract: {},
  };
  const required = act === 'lookup' || act === 'table' ? { required: ['by'] } : {};
  return { type: 'object', additionalProperties: false, ...required, properties: properties[act] };
}
