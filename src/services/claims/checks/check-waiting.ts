import type { Claim, ClaimContent, ClaimFinding } from '../../../base/claim/index.ts';
import type { CheckWork, ClaimHand, KeptClaim, NewClaimEvent } from '../../../base/ledger/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { ClaimDesk } from '../submit/index.ts';
import { openClaims } from '../submit/index.ts';
import { type CheckNeeds, checkClaim } from './check-claim.ts';
import { checkRivals } from './check-rivals.ts';
import { findingOf } from './finding.ts';

/** What a round of checks came to. */
export type CheckRound = Readonly<{ claims: number; passed: number }>;

type Round = Readonly<{ limit: number; now: Date; timeZone: string }>;

/**
 * Checks the oldest claims that wait for it and writes down what came of each; claims that another process checks are left to it. Tells how
 * many there were, so that whoever calls goes on until there are none.
 */
export async function checkWaiting(
  desk: Pick<ClaimDesk, 'book' | 'keys' | 'content'>,
  { limit, now, timeZone }: Round,
): Promise<CheckRound> {
  const dayIn = openDays(timeZone);
  const hand = { actor: 'checks', controller: desk.content.controller, processor: desk.content.processor };
  const payers = desk.content.schemes.flatMap(({ id, payer }) =>
    payer === null ? [] : [{ scheme: id, payer }],
  );
  const work: CheckWork = async (kept, rivals) => {
    const opened = await openClaims(desk, kept);
    return opened.map(({ kept: one, claim }) => {
      const needs = { content: desk.content, today: dayIn(now), receivedOn: dayIn(one.receivedAt) };
      return eventOf({ kept: one, claim, rivals }, { hand, needs });
    });
  };
  const appended = await desk.book.checkBatch(limit, work, payers);
  const written = appended.filter((event) => event.written);
  return { claims: written.length, passed: written.filter(({ kind }) => kind === 'checked').length };
}

type Checked = Readonly<{ kept: KeptClaim; claim: Claim; rivals: readonly KeptClaim[] }>;

function eventOf(
  { kept, claim, rivals }: Checked,
  { hand, needs }: Readonly<{ hand: ClaimHand; needs: CheckNeeds }>,
): NewClaimEvent {
  const base = { claim: kept.id, version: kept.version, hand };
  if (!claim.service.isClaimed) return { ...base, kind: 'unclaimed' };
  const { content } = needs;
  const collisions = checkRivals(kept, rivals);
  const findings = [...checkClaim(claim, needs), ...collisions.map((one) => findingOf(one, content))];
  const detail = findings.length === 0 ? undefined : { findings };
  const codes = [...new Set(findings.map(({ code }) => code))];
  if (collisions.some(({ check }) => check === 'sent-twice'))
    return { ...base, kind: 'duplicated', codes, detail };
  return { ...base, kind: findings.some(blocks(content)) ? 'incomplete' : 'checked', codes, detail };
}

/** What is only looked into goes to the payer all the same. */
function blocks({ errorCodes }: ClaimContent): (finding: ClaimFinding) => boolean {
  const kinds = new Map(errorCodes.map(({ code, kind }) => [code, kind]));
  return ({ code }) => kinds.get(code) !== 'verify';
}

/** Days as they are where the hospitals are. */
function openDays(timeZone: string): (at: Date) => IsoDate {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone });
  // The format of this locale is that of an ISO date.
  return (at) => format.format(at) as IsoDate;
}
