import { columnsOf } from '../compile/index.ts';
import {
  type Agreement,
  type ColumnType,
  type Grant,
  hashOf,
  maskedType,
  parseMask,
  type SharedDataset,
  type Term,
  type Terms,
} from '../object/index.ts';
import { type AreaNames, describeRows } from './describe-grant.ts';

/** What a document about an agreement is made from beside the agreement itself. */
export type DocumentContent = Readonly<{
  datasets: readonly SharedDataset[];
  terms: Terms;
  areaName: AreaNames;
  /** How the version stands: `draft`, `proposed`, `active` and so on. */
  state: string;
}>;

const LOGICAL: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'integer',
  boolean: 'boolean',
  date: 'date',
};
/** Words of the standard for how a contract stands, where ours is another one. */
const STATUS: Readonly<Record<string, string>> = { revoked: 'retired', expired: 'retired' };

/** An agreement as a data contract of the Open Data Contract Standard 3.1: what that has no place for stands in its custom properties. */
export function dataContract(agreement: Agreement, content: DocumentContent) {
  const { id, version, title, citizen, grants, valid, reviewEvery, assumed } = agreement;
  const { terms, state } = content;
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id,
    name: title.en,
    version: String(version),
    status: STATUS[state] ?? state,
    description: {
      purpose: titlesOf(terms.purposes, agreement.purpose).join('; '),
      usage: citizen.en,
      limitations: 'Only what the schema names, for the roles named; each delivery has a receipt and limits.',
    },
    schema: grants.map((grant) => schemaObject(grant, content)),
    roles: grants.flatMap((grant) =>
      grant.to.map((party) => ({
        role: party,
        access: grant.act.join(', '),
        description: `${grant.id}: ${nameOf(agreement, party)}`,
      })),
    ),
    slaProperties: [
      { property: 'validFrom', value: valid.from },
      { property: 'validUntil', value: valid.until, description: 'the first day it is no longer in force' },
      { property: 'review', ...spanOf(reviewEvery) },
      ...grants.map(({ id: element, duty }) => ({ property: 'retention', ...spanOf(duty.retain), element })),
    ],
    customProperties: [
      custom('signedHash', hashOf(agreement)),
      custom('titleTh', title.th),
      custom('controllers', agreement.controllers),
      custom('processors', agreement.processors),
      custom('purposes', agreement.purpose),
      custom('legalBasis', agreement.basis),
      custom('citizenTh', citizen.th),
      custom(
        'assumed',
        assumed.map(({ path }) => path),
      ),
    ],
  };
}

function schemaObject(grant: Grant, { datasets, areaName }: DocumentContent) {
  const dataset = datasets.find(({ id }) => id === grant.dataset);
  const rows = describeRows(grant, dataset, areaName);
  return {
    name: grant.id,
    businessName: grant.title.en,
    physicalName: grant.dataset,
    logicalType: 'object',
    dataGranularityDescription: `one row a ${dataset?.about ?? 'person'} or more`,
    description: rows.en,
    properties: columnsOf(grant).flatMap((name) => property(grant, dataset, name)),
    customProperties: [
      custom('titleTh', grant.title.th),
      custom('rowsTh', rows.th),
      custom('rows', grant.rows),
      custom('acts', grant.act),
      custom('lookupBy', grant.lookupBy),
      custom('output', grant.output),
      custom('onward', grant.duty.onward),
      custom('place', grant.duty.place),
      custom('deleteReceipt', grant.duty.deleteReceipt),
    ],
  };
}

/** A column as it leaves: with the type that its mask leaves it. */
function property(grant: Grant, dataset: SharedDataset | undefined, name: string) {
  const column = dataset?.columns.find((one) => one.name === name);
  if (!column) return [];
  const written = grant.columns[name] ?? 'drop';
  return [
    {
      name,
      businessName: column.title.en,
      logicalType: LOGICAL[maskedType(parseMask(written), column.type)],
      classification: column.identifies && written === 'clear' ? 'confidential' : 'restricted',
      ...(written === 'clear' ? {} : { transformDescription: written }),
      customProperties: [
        custom('titleTh', column.title.th),
        ...(column.kind ? [custom('kind', column.kind)] : []),
      ],
    },
  ];
}

function custom(name: string, value: unknown) {
  return { property: name, value };
}

/** A span such as P30D as a number and its unit. */
function spanOf(span: string) {
  return { value: Number(span.slice(1, -1)), unit: span.slice(-1).toLowerCase() };
}

function titlesOf(known: readonly Term[], wanted: readonly string[]): string[] {
  return wanted.map((word) => known.find(({ term }) => term === word)?.title.en ?? word);
}

function nameOf({ parties }: Agreement, party: string): string {
  return parties.find(({ id }) => id === party)?.name.en ?? party;
}
