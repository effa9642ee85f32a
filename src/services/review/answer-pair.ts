import { problem } from '../../base/errors/index.ts';
import type { PairKind, PairState, ReviewAnswer, Standing } from '../../base/ledger/index.ts';
import { type ReviewDesk, reviewVersion } from './desk.ts';
import { type DoubtfulPair, type EvidencePart, findPair, isInScope } from './pairs/index.ts';
import { type ReviewItem, sideBySide } from './side-by-side.ts';

/** One answer that stands, as it is told to whoever has answered too. */
export type ToldAnswer = Readonly<{
  reviewer: string;
  mine: boolean;
  answer: ReviewAnswer;
  note: string | null;
  at: string;
}>;

/** A pair after one's own answer: why linking doubted, what others said, how it stands. */
export type ReviewedAnswer = Readonly<{
  item: ReviewItem;
  kind: PairKind;
  state: PairState;
  needs: number;
  answers: ToldAnswer[];
  /** Nothing for a pair with a known truth, which linking never doubted. */
  doubt: Readonly<{
    suggests: 'same' | 'different';
    probability: number;
    weight: number;
    evidence: EvidencePart[];
  }> | null;
  gold: Readonly<{ truth: 'same' | 'different'; right: boolean }> | null;
}>;

const KEY_BITS = 64;

/** What somebody says of a pair. */
export type GivenReview = Readonly<{ pair: string; answer: ReviewAnswer; note?: string | undefined }>;

/** An answer of a service, and the persons whose records were seen for it. */
export type Seen<Answer> = Readonly<{ answer: Answer; persons: readonly bigint[] }>;

/** Writes down an answer. Throws REVIEW_PAIR_UNKNOWN, REVIEW_ANSWERED, REVIEW_DECIDED. */
export async function answerPair(desk: ReviewDesk, given: GivenReview): Promise<Seen<ReviewedAnswer>> {
  const found = await getPair(desk, given.pair);
  const note = given.note?.trim() || undefined;
  const standing = await desk.reviews.answer({
    ...actorOf(desk),
    pair: found.pair,
    answer: given.answer,
    note,
  });
  return { answer: tell(desk, found, standing), persons: found.persons };
}

/** A pair one has answered, with the reasons. Throws REVIEW_PAIR_UNKNOWN, and REVIEW_ANSWER_FIRST before one has answered. */
export async function readReviewed(desk: ReviewDesk, pair: string): Promise<Seen<ReviewedAnswer>> {
  const found = await getPair(desk, pair);
  const [standing] = await desk.reviews.standings([found.pair.pairKey]);
  if (!standing?.answers.some(({ reviewer }) => reviewer === desk.steward.subject))
    throw problem('REVIEW_ANSWER_FIRST');
  return { answer: tell(desk, found, standing), persons: found.persons };
}

/** How a pair stands after an undo; `open` when nobody's answer is left. */
export type UndoneAnswer = Readonly<{ pair: string; state: PairState | 'open' }>;

/**
 * Takes back one's own answer, or opens a decided pair again, also when its pair is no longer published because a run has acted
 * on the decision. Throws REVIEW_PAIR_UNKNOWN, REVIEW_NOTHING_TO_UNDO.
 */
export async function undoPair(desk: ReviewDesk, pair: string): Promise<Seen<UndoneAnswer>> {
  const pairKey = parsePairKey(pair);
  const [standing] = await desk.reviews.standings([pairKey]);
  const found = await findPair(desk, pairKey);
  // Where the records were when they were judged decides who may undo it.
  if (!found && !(standing && isInScope(desk.steward, standing.villages)))
    throw problem('REVIEW_PAIR_UNKNOWN');
  const after = await desk.reviews.undo({ ...actorOf(desk), pairKey });
  return { answer: { pair, state: after?.state ?? 'open' }, persons: found?.persons ?? [] };
}

async function getPair(desk: ReviewDesk, pair: string): Promise<DoubtfulPair> {
  const found = await findPair(desk, parsePairKey(pair));
  if (!found) throw problem('REVIEW_PAIR_UNKNOWN');
  return found;
}

function parsePairKey(pair: string): bigint {
  const key = /^-?\d{1,19}$/.test(pair) ? BigInt(pair) : undefined;
  if (key === undefined || BigInt.asIntN(KEY_BITS, key) !== key) throw problem('REVIEW_PAIR_UNKNOWN');
  return key;
}

function actorOf(desk: ReviewDesk) {
  const { subject, sessionId } = desk.steward;
  return { reviewer: subject, sessionId, datasetVersion: reviewVersion(desk) };
}

function tell(desk: ReviewDesk, found: DoubtfulPair, standing: Standing): ReviewedAnswer {
  const me = desk.steward.subject;
  const { doubt, truth } = found;
  const own = standing.answers.find(({ reviewer }) => reviewer === me);
  // What others said of a pair that measures people is nobody's business but theirs.
  const told = truth ? standing.answers.filter(({ reviewer }) => reviewer === me) : standing.answers;
  return {
    item: sideBySide(desk, found),
    kind: found.pair.kind,
    state: standing.state,
    needs: standing.needs,
    answers: told.map(({ reviewer, answer, note, at }) => ({
      reviewer,
      mine: reviewer === me,
      answer,
      note: note ?? null,
      at: at.toISOString(),
    })),
    doubt: doubt
      ? {
          suggests: doubt.weight > 0 ? 'same' : 'different',
          probability: doubt.probability,
          weight: doubt.weight,
          evidence: [...doubt.evidence],
        }
      : null,
    gold: truth ? { truth, right: own?.answer === truth } : null,
  };
}
