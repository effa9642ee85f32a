import {
  type Agreement,
  type AreaNames,
  describeGrant,
  hashOf,
  isMeantAsSigned,
  type RecordOfProcessing,
  recordOfProcessing,
  type Term,
} from '../../../base/agreement/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { Text } from '../../../base/model/index.ts';
import { type AgreementDesk, readKept, type Standing } from './agreement-desk.ts';
import { findMissing } from './change-agreement.ts';

/** A version as anybody may see it: who gives what to whom, and the sentence for the citizen. */
export type ListedAgreement = Readonly<{
  id: string;
  version: number;
  hash: string;
  state: Standing;
  title: Text;
  citizen: Text;
  signedOn: string;
  source: string | undefined;
  kind: Agreement['instrument']['kind'];
  parties: readonly Readonly<{ id: string; name: Text; roles: readonly string[] }>[];
  purposes: readonly Term[];
  bases: readonly Term[];
  valid: Agreement['valid'];
  grants: readonly Readonly<{
    id: string;
    title: Text;
    to: readonly string[];
    sentence: Text;
    acts: readonly string[];
  }>[];
  /** Parties whose signature is wanting. */
  missing: readonly string[];
  /** Grants whose words mean something else now than what was signed; they give nothing until a next version is signed. */
  meantOtherwise: readonly string[];
  /** What the sources do not tell. */
  assumed: readonly Readonly<{ path: string; why: Text }>[];
}>;

/** One agreement with all that happened to it. */
export type AgreementDetail = ListedAgreement &
  Readonly<{
    record: RecordOfProcessing;
    versions: readonly Readonly<{ version: number; hash: string; state: Standing }>[];
    steps: readonly Readonly<{ at: string; state: string; reason: string; by: string }>[];
  }>;

/** The newest version of every agreement: those proposed here, and drafts of the country that nobody proposed yet. */
export async function listAgreements(desk: AgreementDesk, areaName: AreaNames): Promise<ListedAgreement[]> {
  const newest = new Map<string, ListedAgreement>();
  for (const { agreement } of desk.country.agreements)
    newest.set(
      agreement.id,
      listed(desk, { agreement, state: 'draft', areaName, missing: allOf(agreement) }),
    );
  for (const kept of await desk.book.list()) {
    const read = readKept(kept);
    const missing = await findMissing(desk, read);
    newest.set(kept.id, listed(desk, { ...read, areaName, missing }));
  }
  return [...newest.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** One agreement: its version in force, else the one that is suspended, else its newest. Throws AGREEMENT_UNKNOWN. */
export async function showAgreement(
  desk: AgreementDesk,
  id: string,
  areaName: AreaNames,
): Promise<AgreementDetail> {
  const kept = (await desk.book.list(id)).map(readKept);
  const read =
    kept.find(({ state }) => state === 'active') ??
    kept.findLast(({ state }) => state === 'suspended') ??
    kept.at(-1);
  const draft = desk.country.agreements.find(({ agreement }) => agreement.id === id)?.agreement;
  const agreement = read?.agreement ?? draft;
  if (!agreement) throw problem('AGREEMENT_UNKNOWN', { agreement: id });
  const missing = read ? await findMissing(desk, read) : allOf(agreement);
  return {
    ...listed(desk, { agreement, state: read?.state ?? 'draft', areaName, missing }),
    record: recordOfProcessing(agreement, desk.country.content),
    versions: kept.map((one) => ({ version: one.agreement.version, hash: one.kept.hash, state: one.state })),
    steps: (read?.kept.steps ?? []).map(({ at, state, reason, actor }) => ({
      at: at.toISOString(),
      state,
      reason,
      by: actor,
    })),
  };
}

type Seen = Readonly<{
  agreement: Agreement;
  state: Standing;
  areaName: AreaNames;
  missing: readonly string[];
}>;

function listed({ country }: AgreementDesk, { agreement, state, areaName, missing }: Seen): ListedAgreement {
  const { datasets, terms } = country.content;
  const { controllers, processors, recipients, instrument } = agreement;
  const rolesOf = (party: string) =>
    Object.entries({ controller: controllers, processor: processors, recipient: recipients }).flatMap(
      ([role, parties]) => (parties.includes(party) ? [role] : []),
    );
  return {
    id: agreement.id,
    version: agreement.version,
    hash: hashOf(agreement),
    state,
    title: agreement.title,
    citizen: agreement.citizen,
    signedOn: instrument.signed,
    source: instrument.source,
    kind: instrument.kind,
    parties: agreement.parties.map(({ id, name }) => ({ id, name, roles: rolesOf(id) })),
    purposes: terms.purposes.filter(({ term }) => agreement.purpose.includes(term)),
    bases: terms.bases.filter(({ term }) => agreement.basis.includes(term)),
    valid: agreement.valid,
    grants: agreement.grants.map((grant) => ({
      id: grant.id,
      title: grant.title,
      to: grant.to,
      acts: grant.act,
      sentence: describeGrant(
        grant,
        datasets.find(({ id }) => id === grant.dataset),
        areaName,
      ),
    })),
    missing,
    meantOtherwise: agreement.grants.flatMap((grant) => (isMeantAsSigned(grant, datasets) ? [] : [grant.id])),
    assumed: agreement.assumed,
  };
}

function allOf({ parties }: Agreement): string[] {
  return parties.map(({ id }) => id);
}
