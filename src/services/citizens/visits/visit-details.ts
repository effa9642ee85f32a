import type { Claim, ToldClaims } from '../../../base/claim/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { Text } from '../../../base/model/index.ts';
import { type MyVisit, readMyVisits } from './my-visits.ts';
import { claimsOf, type OpenedPart, type Patient, type VisitsAsked } from './visits-asked.ts';

/** What a visit was about: a group of diseases in plain words, or that it is covered and why. */
export type VisitReason = Readonly<{
  words: Text | null;
  covered: Readonly<{
    why: Text;
    /** Whether whoever asks may have it uncovered. */
    canAsk: boolean;
  }> | null;
}>;

/** What the hospital said was done, in words and counts; never a code. */
export type VisitDetails = Readonly<{
  id: string;
  reasons: VisitReason[];
  procedures: number;
  drugs: number;
  tests: number;
}>;

/**
 * Opens one claim for whom it is about. Sensitive care stays covered unless `uncovered` is asked for. Throws VISIT_UNKNOWN, for a claim
 * of somebody else as for none.
 */
export async function readVisitDetails(
  asked: VisitsAsked,
  patient: Patient,
  { visit, uncovered }: Readonly<{ visit: string; uncovered: boolean }>,
): Promise<VisitDetails> {
  const kept = (await claimsOf(asked, patient)).find(({ id }) => String(id) === visit);
  const [opened] = kept ? await asked.open([kept]) : [];
  if (!opened) throw problem('VISIT_UNKNOWN');
  return { id: visit, ...detailsOf(asked, opened.claim, { uncovered, ...patient }) };
}

type Uncovering = Readonly<{ uncovered: boolean; byProxy: boolean }>;

function detailsOf(
  { told }: VisitsAsked,
  { diagnoses, procedures, drugs, labs }: Pick<Claim, OpenedPart>,
  uncovering: Uncovering,
): Omit<VisitDetails, 'id'> {
  const reasons = diagnoses.map(({ code }) => reasonOf(told, code, uncovering));
  return {
    reasons: [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()],
    procedures: procedures.length,
    drugs: drugs.length,
    tests: labs.length,
  };
}

/** Every visit with what was done at it, for a copy to take home: it covers nothing that its reader may ask for. */
export async function readAllMyVisits(
  asked: VisitsAsked,
  patient: Patient,
  around: Parameters<typeof readMyVisits>[2],
): Promise<(MyVisit & Omit<VisitDetails, 'id'>)[]> {
  const { visits } = await readMyVisits(asked, patient, around);
  const opened = new Map(
    (await asked.open(await claimsOf(asked, patient))).map(({ kept, claim }) => [String(kept.id), claim]),
  );
  return visits.flatMap((visit) => {
    const claim = opened.get(visit.id);
    return claim ? [{ ...visit, ...detailsOf(asked, claim, { uncovered: true, ...patient }) }] : [];
  });
}

/** What one diagnosis is called; covered where its kind of care is, and was not asked for or may not be. */
function reasonOf(
  { groups, otherwise, covered: why, sensitive }: ToldClaims,
  code: string,
  { uncovered, byProxy }: Uncovering,
): VisitReason {
  const plain = code.toUpperCase().replaceAll('.', '');
  const care = sensitive.find(({ codes }) => codes.some((beginning) => plain.startsWith(beginning)));
  const canAsk = care !== undefined && (!byProxy || care.forProxies);
  if (care && !(uncovered && canAsk)) return { words: null, covered: { why, canAsk } };
  if (care) return { words: care.title, covered: null };
  const sign = plain.slice(0, SIGNS);
  return {
    words: groups.find(({ from, to }) => from <= sign && sign <= to)?.title ?? otherwise,
    covered: null,
  };
}

const SIGNS = 3;
