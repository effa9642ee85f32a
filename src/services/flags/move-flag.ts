import { problem } from '../../base/errors/index.ts';
import { sql } from '../../base/lake/index.ts';
import type { FlagKey, FlagStep } from '../../base/ledger/index.ts';
import { type FlagState, personKeyOf } from '../../base/model/index.ts';
import { gapsOf } from '../../stages/gaps/index.ts';
import { formerKeys } from '../../stages/linkage/index.ts';
import { type FlagDesk, placeOf } from './flag-desk.ts';
import { checkMove, movesFrom, stateOf } from './flag-moves.ts';

/** A step that an officer wants to take with a flag on a person. */
export type FlagMove = Readonly<{
  person: string;
  programme: string;
  kind: string;
  to: FlagState;
  reason: string;
  /** The number of the last step that the officer saw; 0 when there was none. */
  seen: number;
}>;

/** A step that was taken, as it is told. */
export type TakenStep = Pick<FlagStep, 'step' | 'state' | 'reason' | 'officer'> & Readonly<{ at: string }>;

/** How a flag stands after a step, and what can follow. */
export type FlagStanding = Readonly<{
  state: FlagState;
  /** To be handed back as `seen` with the next step. */
  step: number;
  moves: FlagState[];
  history: TakenStep[];
  appealDays: number;
}>;

/**
 * Takes a step with a flag. It says what was decided; no payment is touched by it. Throws FLAG_UNKNOWN for a flag that is not published
 * and with which nothing was done, and for people outside the officer's area; what `checkMove` refuses; FLAG_MOVED.
 */
export async function moveFlag(desk: FlagDesk, move: FlagMove, now = new Date()): Promise<FlagStanding> {
  const { reading, flags, officer } = desk;
  const personKey = personKeyOf(move.person);
  if (personKey === undefined) throw problem('FLAG_UNKNOWN');
  const flag = { personKey, programme: move.programme, kind: move.kind };
  const place = await placeOf(desk, personKey);
  if (!place) throw problem('FLAG_UNKNOWN');
  const before = await stepsBefore(desk, flag);
  if (before.length === 0 && !(await isPublished(desk, flag))) throw problem('FLAG_UNKNOWN');
  const own = before.filter((step) => step.personKey === personKey);
  const inherited = before.filter((step) => step.personKey !== personKey);
  const { appealDays } = reading.country.gaps.flags;
  const wanted = { to: move.to, officer: officer.subject, now, appealDays };
  const step = await flags.move(
    {
      ...flag,
      state: move.to,
      reason: move.reason,
      officer: officer.subject,
      sessionId: officer.sessionId,
      village: place.village,
      datasetVersion: reading.version('gaps').id,
      seen: move.seen,
    },
    (history) => checkMove({ kind: move.kind, history: [...inherited, ...history] }, wanted),
  );
  return standingOf(move.kind, [...inherited, ...own, step], appealDays);
}

async function isPublished({ reading }: FlagDesk, flag: FlagKey): Promise<boolean> {
  const rows = await reading.serving.rows(sql`
    select person_id
    from ${await gapsOf(reading.serving, [flag.personKey])}
    where person_id = ${flag.personKey} and programme = ${flag.programme} and kind = ${flag.kind}`);
  return rows.length > 0;
}

/** The steps taken with a flag, under the person's key and those it had before, oldest first. */
async function stepsBefore(
  { reading, flags }: FlagDesk,
  { personKey, programme, kind }: FlagKey,
): Promise<FlagStep[]> {
  const steps = await flags.historyOf([personKey, ...(await formerKeys(reading.serving, personKey))]);
  return steps.filter((step) => step.programme === programme && step.kind === kind);
}

/** How a flag stands with these steps taken. */
export function standingOf(kind: string, history: readonly FlagStep[], appealDays: number): FlagStanding {
  return {
    state: stateOf(history),
    step: history.at(-1)?.step ?? 0,
    moves: [...movesFrom({ kind, history })],
    history: history.map(({ step, state, reason, officer, at }) => ({
      step,
      state,
      reason,
      officer,
      at: at.toISOString(),
    })),
    appealDays,
  };
}
