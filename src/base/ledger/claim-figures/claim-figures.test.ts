import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIM_EVENT_KINDS, type ClaimStanding, nextStanding } from '../../claim/index.ts';
import { CLAIM_STANDINGS, type ClaimWait, GATEWAY_WAITS } from '../../model/index.ts';
import type { ClaimEvent } from '../claims/index.ts';
import type { Ledger } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';
import { statesOf, waitAfter } from './claim-standing.ts';
import type { ClaimFigures, OverviewQuestion } from './overview-figures.ts';
import { HAND, keyOf, type MadeClaim, sendClaim } from './testing/made-claims.ts';

const PAYERS = [
  { scheme: 'UCS', payer: 'nhso' },
  { scheme: 'WEL', payer: 'nhso' },
  { scheme: 'SSS', payer: 'sso' },
];
const HOSPITALS = ['99001', '99002', '99998'];
const SCHEMES = ['UCS', 'WEL', 'SSS', 'FWF', null];
const DAYS = ['2026-09-30', '2026-10-01', '2026-10-31', null];
const CODES = ['C101', 'C305', 'DD01'];
const CLAIMS = 40;

let ledger: Ledger;
let home: string;
let next = 0;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-claim-figures-'));
  ledger = await openPreparedLedger(home);
});

afterAll(async () => {
  await ledger.close();
  await rm(home, { recursive: true, force: true });
});

const anyHead = fc.record({
  hospital: fc.constantFrom(...HOSPITALS),
  scheme: fc.constantFrom(...SCHEMES),
  day: fc.constantFrom(...DAYS),
  satang: fc.integer({ min: 0, max: 9_000_000 }),
});

const anyStep = fc.record({
  kind: fc.constantFrom(...CLAIM_EVENT_KINDS.filter((kind) => kind !== 'received')),
  outcome: fc.constantFrom('approved' as const, 'stands' as const),
  older: fc.boolean(),
  codes: fc.subarray(CODES),
});

/** Sends a claim in and lets things happen to it, as far as they may. */
async function live(
  head: MadeClaim,
  steps: readonly (typeof anyStep extends fc.Arbitrary<infer Step> ? Step : never)[],
) {
  const key = `claim ${next++}`;
  await sendClaim(ledger, key, head);
  for (const { kind, outcome, older, codes } of steps) {
    const kept = await ledger.claims.byKey(keyOf(key));
    if (!kept) throw new Error('the claim is gone');
    if (kind === 'resubmitted') {
      await sendClaim(ledger, key, head);
      continue;
    }
    const version = kept.version - (older && kept.version > 1 ? 1 : 0);
    const answered = kind === 'appeal-answered' ? { outcome } : {};
    await ledger.claims.appendEvents([{ claim: kept.id, version, kind, hand: HAND, codes, ...answered }]);
  }
}

/** A claim as its events alone tell: how it stands, with which codes, and since when. */
type Told = Readonly<{
  hospital: string;
  scheme: string | null;
  month: string | null;
  satang: number;
  standing: ClaimStanding;
  codes: readonly string[];
  since: Date;
  moves: readonly Readonly<{ before: ClaimWait | undefined; after: ClaimWait | undefined }>[];
}>;

async function tellAll(): Promise<Told[]> {
  const kept = await ledger.claims.list({ limit: 10_000 });
  const events = Map.groupBy(await ledger.claims.eventsOf(kept.map(({ id }) => id)), ({ claim }) => claim);
  return kept.map((claim) => ({
    hospital: claim.hospital,
    scheme: claim.scheme,
    month: claim.serviceDay?.slice(0, 7) ?? null,
    satang: claim.chargedSatang,
    ...replay(events.get(claim.id) ?? []),
  }));
}

function replay(events: readonly ClaimEvent[]): Pick<Told, 'standing' | 'codes' | 'since' | 'moves'> {
  let standing: ClaimStanding | undefined;
  let codes: readonly string[] = [];
  let since = new Date(0);
  const moves: { before: ClaimWait | undefined; after: ClaimWait | undefined }[] = [];
  for (const event of events) {
    const after = nextStanding(standing, event);
    if (!after) throw new Error('an event was written that may not be');
    if (after === standing) continue;
    moves.push({ before: standing && waitAfter(standing.stage), after: waitAfter(after.stage) });
    [standing, codes, since] = [after, event.codes, event.at];
  }
  if (!standing) throw new Error('a claim without events');
  return { standing, codes, since, moves };
}

const payerOf = (scheme: string | null) => PAYERS.find((one) => one.scheme === scheme)?.payer ?? null;

function slowFigures(claims: readonly Told[]): ClaimFigures {
  const count = (states: readonly string[]) =>
    claims.filter((one) => states.includes(one.standing.state)).length;
  const groups = CLAIM_STANDINGS.map((group) => [group, count(statesOf(group))] as const);
  return {
    claims: claims.length,
    chargedSatang: claims.reduce((sum, { satang }) => sum + satang, 0),
    ...(Object.fromEntries(groups) as Pick<ClaimFigures, (typeof CLAIM_STANDINGS)[number]>),
  };
}

/** The same by one claim after the other. */
function slowOverview(all: readonly Told[], asked: Omit<OverviewQuestion, 'payers'>) {
  const fits = (value: string | null, wanted: string | undefined) =>
    wanted === undefined || (wanted === 'none' ? value === null : value === wanted);
  const claims = all.filter(
    (one) =>
      (asked.hospitals === undefined ||
        ('among' in asked.hospitals
          ? asked.hospitals.among.includes(one.hospital)
          : !asked.hospitals.except.includes(one.hospital))) &&
      fits(one.scheme, asked.scheme) &&
      fits(one.month, asked.month) &&
      fits(payerOf(one.scheme), asked.payer) &&
      (asked.code === undefined || one.codes.includes(asked.code)) &&
      (asked.standing === undefined || statesOf(asked.standing).includes(one.standing.state)) &&
      (asked.wait === undefined || waitAfter(one.standing.stage) === asked.wait),
  );
  const by = <Key>(keyOf: (one: Told) => Key) => [...Map.groupBy(claims, keyOf)];
  const waiting = claims.filter(({ standing }) => waitAfter(standing.stage) !== undefined);
  return {
    total: slowFigures(claims),
    hospitals: by(({ hospital }) => hospital).map(([hospital, some]) => ({ hospital, ...slowFigures(some) })),
    schemes: by(({ scheme }) => scheme).map(([scheme, some]) => ({ scheme, ...slowFigures(some) })),
    months: by(({ month }) => month).map(([month, some]) => ({ month, ...slowFigures(some) })),
    codes: CODES.flatMap((code) => {
      const some = claims.filter(({ codes }) => codes.includes(code));
      const chargedSatang = some.reduce((sum, { satang }) => sum + satang, 0);
      const hospitals = new Set(some.map(({ hospital }) => hospital)).size;
      return some.length > 0 ? [{ code, claims: some.length, hospitals, chargedSatang }] : [];
    }),
    backlog: [
      ...Map.groupBy(waiting, ({ standing, scheme }) => `${waitAfter(standing.stage)} ${payerOf(scheme)}`),
    ].map(([name, some]) => {
      const newestFirst = some
        .map(({ since }) => since)
        .sort((one, other) => other.getTime() - one.getTime());
      const at = (share: number) => newestFirst[Math.ceil(share * some.length) - 1];
      const [wait, payer] = name.split(' ');
      const known = payer === 'null' ? null : payer;
      return { wait, payer: known, claims: some.length, oldest: at(1), half: at(0.5), nearlyAll: at(0.95) };
    }),
  };
}

const inOrder = <Row>(rows: readonly Row[]) =>
  rows.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

describe('figures of claims', () => {
  it('are what counting the events one by one gives, whatever is asked', { timeout: 120_000 }, async () => {
    const lives = fc.array(fc.tuple(anyHead, fc.array(anyStep, { maxLength: 14 })), {
      minLength: CLAIMS,
      maxLength: CLAIMS,
    });
    for (const [head, steps] of fc.sample(lives, 1).flat()) await live(head, steps);
    const all = await tellAll();
    const questions = fc.record(
      {
        hospitals: fc.oneof(
          fc.record({ among: fc.subarray(HOSPITALS) }),
          fc.record({ except: fc.subarray(HOSPITALS) }),
        ),
        scheme: fc.constantFrom('UCS', 'FWF', 'none'),
        month: fc.constantFrom('2026-09', '2026-10', 'none'),
        code: fc.constantFrom(...CODES),
        standing: fc.constantFrom(...CLAIM_STANDINGS),
        wait: fc.constantFrom('checks' as const, 'answer' as const, 'correction' as const),
        payer: fc.constantFrom('nhso', 'sso', 'none'),
      },
      { requiredKeys: [] },
    );
    const compare = async (asked: Omit<OverviewQuestion, 'payers'>) => {
      const told = await ledger.claimFigures.overview({ ...asked, payers: PAYERS });
      const slow = slowOverview(all, asked);
      expect(told.total).toEqual(slow.total);
      for (const part of ['hospitals', 'schemes', 'months', 'codes', 'backlog'] as const)
        expect(inOrder<unknown>(told[part]), part).toEqual(inOrder<unknown>(slow[part]));
    };
    await compare({});
    await fc.assert(fc.asyncProperty(questions, compare), { numRuns: 40 });
  });

  it('of the gateway are the same: what waits at each step, and what came and left', async () => {
    const all = await tellAll();
    const { queues } = await ledger.claimFigures.queues();
    const flows = await ledger.claimFigures.flows();
    for (const wait of GATEWAY_WAITS) {
      const since = all
        .filter(({ standing }) => waitAfter(standing.stage) === wait)
        .map((one) => one.since.getTime());
      const queue = queues.find((one) => one.wait === wait);
      expect(queue?.claims, wait).toBe(since.length);
      expect(queue?.oldest?.getTime()).toBe(since.length > 0 ? Math.min(...since) : undefined);
      const moves = all.flatMap((one) => one.moves).filter(({ before, after }) => before !== after);
      const told = {
        came: moves.filter(({ after }) => after === wait).length,
        left: moves.filter(({ before }) => before === wait).length,
      };
      expect(flows.find((one) => one.wait === wait)).toEqual({ wait, hour: told, day: told });
    }
  });
});
