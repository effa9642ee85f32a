import type { Text } from '../../../base/model/index.ts';
import { type Prepared, prepareEvaluate } from '../evaluate.ts';
import type { AmountOnDay, Expression, LawReference } from '../language/index.ts';
import { toText } from '../text/index.ts';
import type {
  ExplainedArea,
  ExplainedFact,
  ExplainedHousehold,
  ExplainedParameter,
  ExplainedPart,
  Outcome,
  PreparedPart,
  Session,
  Statement,
} from './explained.ts';
import type { PartBook } from './part.ts';

/** A temporary addition: whether the person gets it, and what it adds. */
export type ExplainedOverlay = Statement &
  Readonly<{ outcome: Outcome; addsSatang: number | null; part: ExplainedPart | null }>;

/** The most that is paid, and whether that is less than what came out before. */
export type ExplainedCap = Statement & Readonly<{ atMostSatang: number | null; isReached: boolean | null }>;

/** How an amount comes about, in the programme's period. */
export type ExplainedAmount = Readonly<{
  sentence: Text;
  law: LawReference;
  facts: readonly ExplainedFact[];
  parameters: readonly ExplainedParameter[];
  households: readonly ExplainedHousehold[];
  areas: readonly ExplainedArea[];
  baseSatang: number | null;
  /** The questions that chose the base ("is aged under 70"), in the order they were asked. */
  steps: readonly ExplainedPart[];
  /** What was chosen by them. */
  chosen: Text | null;
  overlays: readonly ExplainedOverlay[];
  caps: readonly ExplainedCap[];
}>;

/** The amount of one person: in all, and how it comes about. */
export type ToldAmount = Readonly<{ satang: number | null; amount: ExplainedAmount }>;

/** An amount of which everything that does not depend on a person has been worked out. */
export type PreparedAmount = Readonly<{
  tell: (session: Session) => ToldAmount;
  missing: (session: Session) => readonly string[];
}>;

/** Prepares how the amount of a day comes about. */
export function prepareAmount(amount: AmountOnDay, book: PartBook): PreparedAmount {
  const sentence = toText(amount.base);
  const asked = book.asked(amount.pays);
  const pays = prepareEvaluate(amount.pays);
  const base = prepareEvaluate(amount.base);
  const choices = prepareChoices(amount.base, book);
  const overlays = amount.overlays.map((overlay) => prepareOverlay(overlay, book));
  const total = prepareTotal(amount);
  const caps = amount.caps.map((cap) => prepareCap(cap, total));
  return {
    missing: asked.missing,
    tell: (session) => {
      const { known } = session;
      const { facts, circle } = known;
      const { steps, chosen } = choices(session);
      return {
        satang: numberOf(pays(facts, circle)),
        amount: {
          sentence,
          law: amount.law,
          facts: asked.facts(session),
          parameters: asked.parameters,
          households: asked.households(known),
          areas: asked.areas(known),
          baseSatang: numberOf(base(facts, circle)),
          steps,
          chosen,
          overlays: overlays.map((overlay) => overlay(session)),
          caps: caps.map((cap) => cap(session)),
        },
      };
    },
  };
}

type Choices = (session: Session) => Readonly<{ steps: readonly ExplainedPart[]; chosen: Text | null }>;

const NO_CHOICE = { steps: [], chosen: null };

/** Follows a staircase of choices down to the one that holds. */
function prepareChoices(expression: Expression, book: PartBook): Choices {
  if (expression.kind !== 'if') return () => NO_CHOICE;
  const when = book.part(expression.when);
  const gives = chosenBelow(expression.gives, book);
  const otherwise = chosenBelow(expression.otherwise, book);
  return (session) => {
    const step = when.explain(session);
    if (step.outcome === 'unknown') return { steps: [step], chosen: null };
    const below = (step.outcome === 'passed' ? gives : otherwise)(session);
    return { steps: [step, ...below.steps], chosen: below.chosen };
  };
}

function chosenBelow(expression: Expression, book: PartBook): Choices {
  if (expression.kind === 'if') return prepareChoices(expression, book);
  const chosen = toText(expression);
  const end = { steps: [], chosen };
  return () => end;
}

function prepareOverlay(overlay: AmountOnDay['overlays'][number], book: PartBook) {
  const { id, text, law } = overlay;
  const statement: Statement = { id, text, sentence: toText(overlay.adds), law };
  const adds = prepareEvaluate(overlay.adds);
  const when: PreparedPart | null = overlay.when && book.part(overlay.when);
  return (session: Session): ExplainedOverlay => {
    const part = when?.explain(session) ?? null;
    const outcome = part?.outcome ?? 'passed';
    const { facts, circle } = session.known;
    const added = outcome === 'passed' ? numberOf(adds(facts, circle)) : outcome === 'failed' ? 0 : null;
    return { ...statement, outcome, addsSatang: added, part };
  };
}

/** The base with its additions, before any cap. */
function prepareTotal({ base, overlays }: AmountOnDay): Prepared {
  const added = overlays.map(({ when, adds }) => ({
    when: when ? prepareEvaluate(when) : () => true,
    adds: prepareEvaluate(adds),
  }));
  const first = prepareEvaluate(base);
  return (facts, circle) => {
    let total = first(facts, circle);
    for (const { when, adds } of added) {
      const holds = when(facts, circle);
      const more = holds === false ? 0n : holds === null ? null : adds(facts, circle);
      if (total === null || more === null) return null;
      total = BigInt(total) + BigInt(more);
    }
    return total;
  };
}

function prepareCap({ id, text, law, atMost }: AmountOnDay['caps'][number], total: Prepared) {
  const statement: Statement = { id, text, sentence: toText(atMost), law };
  const most = prepareEvaluate(atMost);
  return ({ known: { facts, circle } }: Session): ExplainedCap => {
    const limit = most(facts, circle);
    const before = total(facts, circle);
    const isReached = limit === null || before === null ? null : before > limit;
    return { ...statement, atMostSatang: numberOf(limit), isReached };
  };
}

function numberOf(value: ReturnType<Prepared>): number | null {
  return value === null ? null : Number(value);
}
