import type { Claim, ClaimContent, ClaimState, FhirContent } from '../../../base/claim/index.ts';
import type { KeptClaim } from '../../../base/ledger/index.ts';
import { type Resource, said } from '../resource.ts';
import { openWords } from './words.ts';

const TYPE = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/claim-type', code: 'institutional' }],
};
const AMOUNTS = 'http://terminology.hl7.org/CodeSystem/adjudication';

type Outcome = 'queued' | 'complete' | 'error';

const OUTCOMES: Readonly<Record<ClaimState, Outcome>> = {
  received: 'queued',
  waited: 'queued',
  appealed: 'queued',
  incompleted: 'error',
  rejected: 'error',
  duplicated: 'error',
  approved: 'complete',
  cut_off_batch: 'complete',
  settled: 'complete',
  unclaimed: 'complete',
  cancelled: 'complete',
};

/** A claim as it stands, with what answers are written from. */
export type Answering = Readonly<{
  kept: KeptClaim;
  claim: Claim;
  content: FhirContent;
  hub: Pick<ClaimContent, 'schemes' | 'errorCodes'>;
  /** What was paid for it by statements, where any tells. */
  settledSatang: number | null;
}>;

/** What became of a claim: in work, decided, or wrong with the codes by which payers know it. */
export function claimResponseOf(answering: Answering): Resource {
  const { kept, content, hub } = answering;
  const words = openWords(content, kept.hospital);
  return said({
    resourceType: 'ClaimResponse',
    id: String(kept.id),
    ...sharedOf(answering),
    outcome: OUTCOMES[kept.state],
    disposition: kept.state,
    error: kept.codes.map((code) => {
      const known = hub.errorCodes.find((one) => one.code === code);
      return { code: said({ ...words.codeable('error', code), text: known?.title.th }) };
    }),
    total: amountsOf(answering),
  });
}

/** What was asked for and what was paid, once it is decided; nothing before. */
export function explanationOf(answering: Answering): Resource | undefined {
  const { kept, claim, content } = answering;
  const outcome = OUTCOMES[kept.state];
  if (outcome === 'queued') return undefined;
  const words = openWords(content, kept.hospital);
  return said({
    resourceType: 'ExplanationOfBenefit',
    id: String(kept.id),
    ...sharedOf(answering),
    provider: words.named('hospital', kept.hospital),
    claim: { reference: `Claim/${kept.id}` },
    claimResponse: { reference: `ClaimResponse/${kept.id}` },
    outcome,
    disposition: kept.state,
    insurance: [
      said({
        focal: true,
        coverage: { reference: `Coverage/${kept.id}` },
        preAuthRef: claim.right.permit ? [claim.right.permit] : [],
      }),
    ],
    total: amountsOf(answering),
  });
}

function sharedOf({ kept, hub }: Answering) {
  const isAnswer = { request: { reference: `Claim/${kept.id}` } };
  const payer = hub.schemes.find(({ id }) => id === kept.scheme)?.payer ?? 'none';
  return {
    status: kept.state === 'cancelled' ? 'cancelled' : 'active',
    type: TYPE,
    use: 'claim',
    patient: { reference: `Patient/${kept.id}` },
    created: kept.changedAt.toISOString(),
    insurer: { display: payer },
    ...isAnswer,
  };
}

function amountsOf({ kept, content, settledSatang }: Answering) {
  const words = openWords(content, kept.hospital);
  const amount = (code: string, satang: number) => ({
    category: { coding: [{ system: AMOUNTS, code }] },
    amount: words.money(satang),
  });
  return [
    amount('submitted', kept.chargedSatang),
    ...(settledSatang === null ? [] : [amount('benefit', settledSatang)]),
  ];
}
