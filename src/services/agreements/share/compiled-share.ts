import {
  type Agreement,
  compileGrant,
  type Grant,
  hashOf,
  isMeantAsSigned,
  type PlanSetting,
  type SharedDataset,
  type SharePlan,
  type ShareRequest,
} from '../../../base/agreement/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { AgreementBook } from '../../../base/ledger/index.ts';
import { type DatasetVersion, dayOf, type IsoDate } from '../../../base/model/index.ts';
import { recordKey, recordKeyHalves } from '../../../stages/areas/index.ts';
import { isSignedByAll, type ReadAgreement, readKept } from '../register/index.ts';
import type { ShareDesk } from './share-desk.ts';

/** What somebody asks under an agreement. */
export type ShareAsk = Readonly<{
  agreement: string;
  grant: string;
  recipient: string;
  sessionId?: string | undefined;
  request: ShareRequest;
}>;

/** What an ask means: the agreement that gives it, the plan, and what the plan needs to be run on which versions. */
export type CompiledShare = Readonly<{
  agreement: Agreement;
  hash: string;
  grant: Grant;
  plan: SharePlan;
  setting: PlanSetting;
  versions: readonly DatasetVersion[];
  request: ShareRequest;
}>;

/**
 * Finds the version in force, with the signatures of all its parties over what its words mean now, and compiles an ask. One refusal,
 * SHARE_NOT_GRANTED, whatever is not given.
 */
export async function compileShare(desk: ShareDesk, ask: ShareAsk): Promise<CompiledShare> {
  const kept = (await desk.ledger.agreements.list(ask.agreement)).map(readKept);
  const inForce = kept.find(({ state }) => state === 'active');
  const grant = inForce?.agreement.grants.find(({ id }) => id === ask.grant);
  if (!inForce || !grant)
    throw problem('SHARE_NOT_GRANTED', { grant: ask.grant, act: ask.request.act, reason: 'not in force' });
  const { datasets } = desk.country.content;
  await refuseUnsigned(desk.ledger.agreements, inForce, ask);
  if (!isMeantAsSigned(grant, datasets))
    throw problem('SHARE_NOT_GRANTED', { grant: ask.grant, act: ask.request.act, reason: 'meant otherwise' });
  const { agreement, state } = inForce;
  const { grant: grantId, recipient, request } = ask;
  const on = dayOf(desk.now(), desk.timeZone);
  const plan = compileGrant(agreement, { grant: grantId, recipient, request, state, on }, datasets);
  const dataset = datasetOf(plan, datasets);
  return {
    agreement,
    hash: inForce.kept.hash,
    grant,
    plan,
    request,
    setting: await settingOf(desk, { agreement, grant, recipient, asOf: desk.reading.asOf }),
    versions: versionsOf(dataset, desk.reading.version),
  };
}

/** That a version is said to be active is not enough: what nobody signed gives nothing. */
async function refuseUnsigned(book: AgreementBook, read: ReadAgreement, ask: ShareAsk): Promise<void> {
  if (await isSignedByAll(book, read)) return;
  throw problem('SHARE_NOT_GRANTED', { grant: ask.grant, act: ask.request.act, reason: 'not signed' });
}

/** The versions that a dataset is read from, each once, that of its first table first. */
export function versionsOf(
  dataset: SharedDataset,
  version: (dataset: string) => DatasetVersion,
): DatasetVersion[] {
  return [...new Set(dataset.tables.map((table) => table.dataset))].map(version);
}

/** The dataset that a plan reads. */
export function datasetOf({ dataset }: SharePlan, datasets: readonly SharedDataset[]): SharedDataset {
  const found = datasets.find(({ id }) => id === dataset);
  if (!found) throw problem('CONTENT_INVALID', { file: 'datasets', where: dataset, reason: 'it is gone' });
  return found;
}

type Setting = Readonly<{ agreement: Agreement; grant: Grant; recipient: string; asOf: IsoDate }>;

/** Keys of the recipient, and the people of the target list that a grant names. */
export async function settingOf(
  { keys, ledger, country }: Pick<ShareDesk, 'keys' | 'ledger' | 'country'>,
  { agreement, grant, recipient, asOf }: Setting,
): Promise<PlanSetting> {
  const { cohort } = grant.rows;
  const about = country.content.datasets.find(({ id }) => id === grant.dataset)?.about;
  const members = cohort
    ? ((await ledger.cohorts.version(BigInt(cohort.list), cohort.version))?.members ?? [])
    : [];
  const halves = recordKeyHalves(keys.recordKeySecret());
  return {
    asOf,
    tokenKey: keys.tokenKey({ agreement: agreement.id, recipient, epoch: String(agreement.epoch) }),
    membersOf: () => members,
    recordKey: (subject) => recordKey(about === 'household' ? 'household' : 'person', subject, halves),
  };
}

/** A plan's hash, without the number of whoever was asked for. */
export function planHashOf(plan: SharePlan): string {
  const filters = plan.filters.map((filter) =>
    filter.kind === 'number' ? { ...filter, number: '' } : filter,
  );
  return hashOf({ ...plan, filters });
}
