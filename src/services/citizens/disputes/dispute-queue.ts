import { problem } from '../../../base/errors/index.ts';
import type { Dispute, DisputePlace } from '../../../base/ledger/index.ts';
import { type DisputeAct, type IsoDate, parseIsoDate, type Text } from '../../../base/model/index.ts';
import type { Reading } from '../../lookup/index.ts';
import { placeWords } from '../facts/index.ts';
import type { DisputeDesk } from './answer-dispute.ts';
import { timesOf } from './dispute-answer.ts';
import { clockOf, type DisputeClock, WAITS_FOR } from './moves.ts';
import { subjectOf } from './subject.ts';

/** Which disputes are wanted: those that wait, that the citizen is asked about, or that are settled; of which page. */
export type QueueQuestion = Readonly<{
  /** A steward has those of the own agency, whatever is asked. */
  agency?: string | undefined;
  which: 'waiting' | 'asked' | 'settled';
  /** The `next` of the page before. */
  after?: string | undefined;
}>;

/** One dispute of a queue; whose it is stands only on its own page. */
export type QueuedDispute = Readonly<{
  id: string;
  label: Text;
  agency: Text;
  source: Text;
  place: Text | null;
  openedOn: string;
  last: DisputeAct;
  clock: DisputeClock | null;
}>;

/** A page of disputes that wait for somebody, those due first; of settled ones those due last. */
export type DisputeQueue = Readonly<{
  disputes: QueuedDispute[];
  /** Of all of them, not of this page; counted without reading a word of them, up to ten thousand. */
  overdue: number;
  agencies: Readonly<{ id: string; name: Text }>[];
  next: string | null;
  people: bigint[];
}>;

const PAGE = 50;
const MOST_OVERDUE = 10_000;
const SETTLED: readonly DisputeAct[] = ['accepted', 'refused', 'withdrawn', 'upheld', 'dismissed', 'ended'];

/** Disputes of the own area, and of a steward's agency, that wait for an answer, wait for the citizen, or are settled. */
export async function listDisputes(desk: DisputeDesk, question: QueueQuestion): Promise<DisputeQueue> {
  const { reading, who, disputes, today } = desk;
  const { which } = question;
  const agencies = agenciesOf(desk);
  const agency = who.role === 'steward' ? who.agency : question.agency;
  // A steward of no agency answers for no facts.
  if (who.role === 'steward' && agency === undefined)
    return { disputes: [], overdue: 0, agencies, next: null, people: [] };
  const last = { waiting: WAITS_FOR[who.role], asked: WAITS_FOR.citizen, settled: SETTLED }[which];
  const asked = { area: who.area, agency, last };
  const [found, late] = await Promise.all([
    disputes.waiting({
      ...asked,
      order: which === 'settled' ? 'latest' : 'due',
      after: question.after === undefined ? undefined : readPlace(question.after),
      limit: PAGE + 1,
    }),
    which === 'waiting' ? disputes.courses({ ...asked, dueBefore: today, limit: MOST_OVERDUE }) : [],
  ]);
  const page = found.slice(0, PAGE);
  const end = page.at(-1);
  return {
    disputes: page.map((dispute) => queuedDispute(reading, dispute, today)),
    overdue: late.filter((one) => clockOf(one, { today, times: timesOf(reading) })?.isOverdue).length,
    agencies,
    next: found.length > PAGE && end ? `${end.dueOn}.${end.id}` : null,
    people: page.map(({ personKey }) => personKey),
  };
}

function readPlace(text: string): DisputePlace {
  const [, day = '', id = ''] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,18})$/.exec(text) ?? [];
  const dueOn = parseIsoDate(day);
  if (!dueOn) throw problem('REQUEST_INVALID', { where: 'after', reason: 'it is not a cursor of this list' });
  return { dueOn, id: BigInt(id) };
}

function queuedDispute(reading: Reading, dispute: Dispute, today: IsoDate): QueuedDispute {
  const { label, agency, source } = subjectOf(reading, dispute);
  return {
    id: String(dispute.id),
    label,
    agency,
    source,
    place: dispute.village === null ? null : placeWords(reading, dispute.village),
    openedOn: dispute.at.toISOString(),
    last: dispute.history.at(-1)?.act ?? 'opened',
    clock: clockOf(dispute, { today, times: timesOf(reading) }),
  };
}

/** Agencies one can choose among: all, and for a steward the own one. */
function agenciesOf({ reading, who }: DisputeDesk): DisputeQueue['agencies'] {
  const all = new Map(reading.country.contracts.map(({ agency }) => [agency.id, agency]));
  return [...all.values()]
    .filter(({ id }) => who.role !== 'steward' || id === who.agency)
    .sort((one, other) => one.name.th.localeCompare(other.name.th, 'th'));
}
