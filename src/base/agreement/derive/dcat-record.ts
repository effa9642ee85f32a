import type { Text } from '../../model/index.ts';
import { columnsOf } from '../compile/index.ts';
import { type Agreement, type Grant, hashOf, type Term } from '../object/index.ts';
import type { DocumentContent } from './data-contract.ts';
import { describeRows } from './describe-grant.ts';
import { sharePath } from './recipient-api.ts';

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  dpv: 'https://w3id.org/dpv#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;
/** What the European catalogue profile calls data that is not for everybody. */
const NOT_PUBLIC = 'http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC';
const IN_EACH = { '@type': 'xsd:date' } as const;

/** An agreement as a catalogue of what is shared under it (DCAT 3, JSON-LD): a dataset a grant, and the service that gives it. */
export function dcatRecord(agreement: Agreement, content: DocumentContent) {
  const { id, version, title, citizen, valid, grants, controllers } = agreement;
  return {
    '@context': CONTEXT,
    '@id': urnOf(id, String(version)),
    '@type': 'dcat:Catalog',
    'dct:title': inBoth(title),
    'dct:description': inBoth(citizen),
    'dct:identifier': hashOf(agreement),
    'dct:publisher': controllers.map((party) => agentOf(agreement, party)),
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': { ...IN_EACH, '@value': valid.from },
      'dcat:endDate': { ...IN_EACH, '@value': valid.until },
    },
    'dcat:dataset': grants.map((grant) => datasetOf(agreement, grant, content)),
  };
}

function datasetOf(agreement: Agreement, grant: Grant, { datasets, terms, areaName }: DocumentContent) {
  const dataset = datasets.find(({ id }) => id === grant.dataset);
  const names = columnsOf(grant);
  const columns = (dataset?.columns ?? []).filter(({ name }) => names.includes(name));
  const kinds = [...new Set(columns.flatMap(({ kind }) => kind ?? []))];
  return {
    '@id': urnOf(agreement.id, String(agreement.version), grant.id),
    '@type': 'dcat:Dataset',
    'dct:title': inBoth(grant.title),
    'dct:description': inBoth(describeRows(grant, dataset, areaName)),
    'dcat:keyword': columns.flatMap(({ title }) => inBoth(title)),
    'dct:accessRights': { '@id': NOT_PUBLIC },
    'dpv:hasRecipient': grant.to.map((party) => agentOf(agreement, party)),
    'dpv:hasPurpose': agreement.purpose.map((word) => named(terms.purposes, word)),
    'dpv:hasLegalBasis': agreement.basis.map((word) => named(terms.bases, word)),
    'dpv:hasPersonalData': kinds.map((word) => named(terms.kinds, word)),
    'dcat:distribution': grant.act.map((act) => ({
      '@type': 'dcat:Distribution',
      'dct:title': act,
      'dcat:mediaType': 'application/x-ndjson',
      'dcat:accessURL': { '@id': sharePath(agreement.id, grant.id, act) },
    })),
  };
}

function urnOf(...parts: readonly string[]): string {
  return `urn:chipao:${parts.join(':')}`;
}

function inBoth({ th, en }: Text) {
  return [
    { '@language': 'th', '@value': th },
    { '@language': 'en', '@value': en },
  ];
}

function agentOf({ parties }: Agreement, party: string) {
  const name = parties.find(({ id }) => id === party)?.name;
  return { '@id': urnOf(party), '@type': 'foaf:Agent', ...(name && { 'foaf:name': inBoth(name) }) };
}

function named(known: readonly Term[], word: string) {
  const term = known.find((one) => one.term === word);
  return { '@id': term?.iri ?? word, ...(term && { 'dct:title': inBoth(term.title) }) };
}
