import { CLAIM_SOURCE, type Dispute, type DisputeStep } from '../../../base/ledger/index.ts';
import type { DisputeAct, IsoDate, Text } from '../../../base/model/index.ts';
import type { FactEntry } from '../../../stages/profiles/index.ts';
import type { Reading } from '../../lookup/index.ts';
import { correctionsOf } from '../facts/index.ts';
import type { Self } from '../self.ts';
import type { ShownValue } from './dispute-subject.ts';
import { type RightChange, rightChanges } from './effects.ts';
import { clockOf, type DisputeClock, type DisputeParty, type DisputeTimes, movesOf } from './moves.ts';
import { subjectOf } from './subject.ts';

/** One step of a dispute; who took it by name only for officials. */
export type DisputeStepAnswer = Readonly<{
  step: number;
  act: DisputeAct;
  at: string;
  role: string;
  actor: string | null;
  value: ShownValue;
  note: string | null;
}>;

/** A dispute as both sides see it. */
export type DisputeAnswer = Readonly<{
  id: string;
  fact: string;
  label: Text;
  type: FactEntry['type'];
  unit: string | null;
  source: Text;
  agency: Text;
  openedOn: string;
  said: ShownValue;
  saidAsOf: IsoDate | null;
  wants: ShownValue;
  note: string | null;
  last: DisputeAct;
  step: number;
  clock: DisputeClock | null;
  moves: DisputeAct[];
  history: DisputeStepAnswer[];
  /** What was found to be right; nothing as long as it is not decided so. */
  right: ShownValue | null;
  /** Whether the published set uses it already; nothing where nothing was found to be otherwise, and for claims, which no run uses. */
  applied: boolean | null;
  /** Rights that it changes. */
  changes: RightChange[];
}>;

/** What is known when a dispute is told. */
export type TellingDispute = Readonly<{
  reading: Reading;
  self: Pick<Self, 'key' | 'profile'>;
  party: DisputeParty;
  today: IsoDate;
}>;

const ACCEPTED: readonly DisputeAct[] = ['accepted', 'upheld'];

/** Tells a dispute to one of its parties, with what became of it and what can be done now. */
export async function tellDispute(telling: TellingDispute, dispute: Dispute): Promise<DisputeAnswer> {
  const { reading, party, today } = telling;
  const times = timesOf(reading);
  const { show, label, type, unit, source, agency } = subjectOf(reading, dispute);
  const [first] = dispute.history;
  const last = dispute.history.at(-1);
  return {
    id: String(dispute.id),
    fact: dispute.fact,
    label,
    type,
    unit,
    source,
    agency,
    openedOn: dispute.at.toISOString(),
    said: show(dispute.said),
    saidAsOf: dispute.saidAsOf,
    wants: show(first?.value ?? null),
    note: first?.note ?? null,
    last: last?.act ?? 'opened',
    step: last?.step ?? 0,
    clock: clockOf(dispute, { today, times }),
    moves: movesOf(dispute, party, { today, times }),
    history: dispute.history.map((step) => toldStep(step, { show, party })),
    ...(await outcomeOf(telling, dispute, show)),
  };
}

type Show = (text: string | null) => ShownValue;

/** Citizens are told the office that answered, not the name. */
function toldStep(
  { step, act, at, role, actor, value, note }: DisputeStep,
  { show, party }: Readonly<{ show: Show; party: DisputeParty }>,
): DisputeStepAnswer {
  const isNamed = role !== 'citizen' && party !== 'citizen';
  return { step, act, at: at.toISOString(), role, actor: isNamed ? actor : null, value: show(value), note };
}

/** What was found to be right, whether it is used already, and which rights it changes. */
async function outcomeOf(
  telling: TellingDispute,
  dispute: Dispute,
  show: Show,
): Promise<Pick<DisputeAnswer, 'right' | 'applied' | 'changes'>> {
  const last = dispute.history.at(-1);
  if (!last || !ACCEPTED.includes(last.act)) return { right: null, applied: null, changes: [] };
  // No run uses a claim: the hospital corrects it or takes it back.
  if (dispute.source === CLAIM_SOURCE) return { right: show(last.value), applied: null, changes: [] };
  const corrections = await correctionsOf(telling.reading, telling.self.key);
  const applied = corrections.find((one) => one.dispute === dispute.id);
  const changes = await rightChanges(telling, { fact: dispute.fact, value: last.value }, applied);
  return { right: show(last.value), applied: applied !== undefined, changes };
}

/** What a country says of the time disputes take. */
export function timesOf({ country }: Reading): DisputeTimes {
  const { answerWithinDays, appealWithinDays } = country.citizens();
  return { timeZone: country.timeZone, answerWithinDays, appealWithinDays };
}
