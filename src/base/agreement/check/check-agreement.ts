import { type AreaCode, parseAreaCode } from '../../model/index.ts';
import { findMisfit } from '../compile/index.ts';
import {
  type Agreement,
  agreementSchema,
  type Grant,
  maskFits,
  masksFor,
  meaningOf,
  parseMask,
  type SharedDataset,
  type Terms,
  withMeanings,
} from '../object/index.ts';
import { type AgreementFault, suggest } from './fault.ts';

/** What an agreement is checked against: the country's datasets and words. */
export type AgreementContent = Readonly<{
  datasets: readonly SharedDataset[];
  terms: Terms;
  /** Whether there is such an area. */
  hasArea: (code: AreaCode) => boolean;
}>;

/** An agreement that was read, or all that is wrong with it. */
export type CheckedAgreement =
  | Readonly<{ agreement: Agreement; faults: readonly [] }>
  | Readonly<{ agreement?: undefined; faults: readonly AgreementFault[] }>;

/**
 * Reads an agreement from plain data and checks it against the country's content; says everything that is wrong at once. What its words
 * mean is written into one that holds.
 */
export function checkAgreement(plain: unknown, content: AgreementContent): CheckedAgreement {
  const parsed = agreementSchema.safeParse(plain);
  if (!parsed.success) return { faults: parsed.error.issues.map(faultOfIssue) };
  const faults = [...faultsOfParties(parsed.data), ...faultsOfTerms(parsed.data, content.terms)];
  faults.push(...faultsOfTimes(parsed.data));
  parsed.data.grants.forEach((grant, place) => {
    faults.push(...faultsOfGrant(grant, { path: `grants.${place}`, agreement: parsed.data, content }));
  });
  if (faults.length > 0) return { faults };
  return { agreement: withMeanings(parsed.data, content.datasets), faults: [] };
}

type Issue = Readonly<{
  code?: string | undefined;
  path: readonly PropertyKey[];
  message: string;
  keys?: readonly string[];
}>;

function faultOfIssue(issue: Issue): AgreementFault {
  const path = issue.path.map(String).join('.') || 'the top';
  if (issue.code !== 'unrecognized_keys')
    return { path, reason: issue.message, suggestion: 'write it as docs/guide/agreements.md shows' };
  const known = issue.path.length === 0 ? Object.keys(agreementSchema.shape) : [];
  const key = issue.keys?.[0] ?? '';
  const reason = `the key ${key} is not known, and what is not read cannot be signed`;
  return { path, reason, suggestion: known.length > 0 ? suggest(key, known) : 'take it out or correct it' };
}

function faultsOfParties({ parties, controllers, processors, recipients }: Agreement): AgreementFault[] {
  const ids = parties.map(({ id }) => id);
  const named = Object.entries({ controllers, processors, recipients }).flatMap(([role, list]) =>
    list.map((party, place) => ({ party, path: `${role}.${place}` })),
  );
  const twice = ids.filter((party, place) => ids.indexOf(party) < place);
  return [
    ...named
      .filter(({ party }) => !ids.includes(party))
      .map(({ party, path }) => ({ path, reason: `${party} is no party`, suggestion: suggest(party, ids) })),
    ...twice.map((party) => ({
      path: 'parties',
      reason: `${party} stands there twice`,
      suggestion: 'take one out',
    })),
    ...ids
      .filter((party) => !named.some((one) => one.party === party))
      .map((party) => ({
        path: 'parties',
        reason: `${party} has no part`,
        suggestion: 'name it among controllers, processors or recipients',
      })),
  ];
}

function faultsOfTerms({ purpose, basis }: Agreement, terms: Terms): AgreementFault[] {
  const check = (words: readonly string[], known: readonly Readonly<{ term: string }>[], path: string) =>
    words.flatMap((word, place) => {
      const all = known.map(({ term }) => term);
      if (all.includes(word)) return [];
      return [
        {
          path: `${path}.${place}`,
          reason: `${word} is not in the vocabulary`,
          suggestion: suggest(word, all),
        },
      ];
    });
  return [...check(purpose, terms.purposes, 'purpose'), ...check(basis, terms.bases, 'basis')];
}

function faultsOfTimes({ valid, version, prev }: Agreement): AgreementFault[] {
  const faults: AgreementFault[] = [];
  if (valid.until <= valid.from)
    faults.push({
      path: 'valid.until',
      reason: 'it ends before it begins',
      suggestion: `write a day after ${valid.from}`,
    });
  if ((version === 1) !== (prev === null))
    faults.push({
      path: 'prev',
      reason: 'the first version has no version before it, and every other has',
      suggestion:
        version === 1 ? 'write null' : 'write the hash of the version before, see `chipao agreements show`',
    });
  return faults;
}

type GrantPlace = Readonly<{ path: string; agreement: Agreement; content: AgreementContent }>;

function faultsOfGrant(grant: Grant, { path, agreement, content }: GrantPlace): AgreementFault[] {
  const ids = content.datasets.map(({ id }) => id);
  const dataset = content.datasets.find(({ id }) => id === grant.dataset);
  const twice = agreement.grants.filter(({ id }) => id === grant.id).length > 1;
  const faults: AgreementFault[] = grant.to
    .filter((party) => !agreement.recipients.includes(party))
    .map((party) => ({
      path: `${path}.to`,
      reason: `${party} is no recipient of this agreement`,
      suggestion: suggest(party, agreement.recipients),
    }));
  if (twice)
    faults.push({ path: `${path}.id`, reason: 'another grant has this id', suggestion: 'name it otherwise' });
  if (!dataset) {
    const reason = `there is no dataset ${grant.dataset}`;
    return [...faults, { path: `${path}.dataset`, reason, suggestion: suggest(grant.dataset, ids) }];
  }
  return [
    ...faults,
    ...faultsOfColumns(grant, dataset, path),
    ...faultsOfRows(grant, dataset, { path, hasArea: content.hasArea }),
    ...faultsOfActs(grant, dataset, path),
    ...faultsOfMeaning(grant, dataset, path),
  ];
}

function faultsOfMeaning(grant: Grant, dataset: SharedDataset, path: string): AgreementFault[] {
  if (grant.means === undefined || grant.means === meaningOf(grant, dataset)) return [];
  const reason = `what ${dataset.id} and its columns mean is not what this hash was made of`;
  return [{ path: `${path}.means`, reason, suggestion: 'take it out, and have a next version signed' }];
}

function faultsOfColumns({ columns }: Grant, dataset: SharedDataset, path: string): AgreementFault[] {
  const names = dataset.columns.map(({ name }) => name);
  return Object.entries(columns).flatMap(([name, written]): AgreementFault[] => {
    const column = dataset.columns.find((one) => one.name === name);
    const where = `${path}.columns.${name}`;
    if (!column)
      return [{ path: where, reason: `${dataset.id} has no such column`, suggestion: suggest(name, names) }];
    if (dataset.about === 'area' && column.type === 'integer' && !/^(drop|const)\b/.test(written)) {
      const reason = 'true counts and sums of an area would tell of a few people, and their bands too';
      return [
        {
          path: where,
          reason,
          suggestion: 'use the published figures, or let counts be made by the act table',
        },
      ];
    }
    if (maskFits(parseMask(written), column.type)) return [];
    const reason = `${written} cannot be put on ${column.type}`;
    return [{ path: where, reason, suggestion: `use one of: ${masksFor(column.type).join(', ')}` }];
  });
}

function faultsOfRows(
  { rows }: Grant,
  dataset: SharedDataset,
  { path, hasArea }: Readonly<{ path: string; hasArea: AgreementContent['hasArea'] }>,
): AgreementFault[] {
  const faults: AgreementFault[] = [];
  const inside = rows.areas.filter((area) => area !== 'TH');
  for (const written of inside) {
    const area = parseAreaCode(written);
    if (area && hasArea(area)) continue;
    faults.push({
      path: `${path}.rows.areas`,
      reason: `there is no area ${written}`,
      suggestion: 'use an official code',
    });
  }
  if (inside.length > 0 && !dataset.place)
    faults.push({
      path: `${path}.rows.areas`,
      reason: `rows of ${dataset.id} have no place`,
      suggestion: 'write TH and narrow it by a condition',
    });
  if (rows.cohort && dataset.about !== 'person')
    faults.push({
      path: `${path}.rows.cohort`,
      reason: `rows of ${dataset.id} are not about people`,
      suggestion: 'take it out',
    });
  const misfit =
    rows.where &&
    findMisfit(rows.where, (name) => dataset.columns.find((column) => column.name === name)?.type);
  if (misfit) {
    const names = dataset.columns.map(({ name }) => name);
    const suggestion = names.includes(misfit.column)
      ? 'ask what its type can be asked'
      : suggest(misfit.column, names);
    faults.push({ path: `${path}.rows.where`, reason: `${misfit.column}: ${misfit.reason}`, suggestion });
  }
  return faults;
}

function faultsOfActs(grant: Grant, dataset: SharedDataset, path: string): AgreementFault[] {
  const { columns, act, lookupBy, output } = grant;
  const kinds = Object.values(columns).map((mask) => parseMask(mask).kind);
  const faults: AgreementFault[] = [];
  const say = (where: string, reason: string, suggestion: string) =>
    faults.push({ path: `${path}.${where}`, reason, suggestion });
  if (act.includes('lookup') && lookupBy.length === 0)
    say('lookupBy', 'a look-up needs a way to ask for somebody', 'write token, number, or both');
  if (lookupBy.includes('token') && !kinds.includes('token'))
    say('lookupBy', 'no column of this grant is a token', 'give one column the mask token');
  if (lookupBy.includes('number') && dataset.number === undefined)
    say('lookupBy', `nobody has a number in ${dataset.id}`, 'take number out');
  if (kinds.filter((kind) => kind === 'token').length > 1 && lookupBy.includes('token'))
    say('columns', 'two columns are tokens, so it is not clear which is asked for', 'keep one');
  if (kinds.every((kind) => kind === 'drop') && act.some((one) => one !== 'table'))
    say('columns', 'nothing of a row leaves', 'name columns, or grant the act table alone');
  if (output.noise !== 'none' && dataset.subject === undefined && dataset.through === 'shares')
    say(
      'output.noise',
      `rows of ${dataset.id} are about nobody, so no noise can be put on their counts`,
      'write none',
    );
  if (act.includes('table') && dataset.about !== 'area' && output.noise === 'none' && output.minCell < 3)
    say(
      'output.minCell',
      'counts without noise would tell of one or two people',
      'write 10, or noise ckm/D5V3',
    );
  return faults;
}
