import { type LawReference, type RulesOnDay, rulesOn } from '../language/index.ts';
import { toText } from '../text/index.ts';
import type {
  ExplainedCondition,
  ExplainedException,
  ExplainedPart,
  PreparedPart,
  Session,
  Statement,
} from './explained.ts';
import { tellOnce } from './facts.ts';
import type { PartBook } from './part.ts';

/** A condition of the day, ready to be told for one person after another. */
export type PreparedCondition = Readonly<{
  part: PreparedPart;
  tell: (session: Session) => ExplainedCondition;
}>;

/** An exception of the day; whether it decided is known once all are told. */
export type PreparedException = Readonly<{
  part: PreparedPart;
  then: ExplainedException['then'];
  tell: (session: Session, decides: boolean) => ExplainedException;
}>;

/** Prepares the conditions of a day. */
export function prepareConditions({ conditions }: RulesOnDay, book: PartBook): PreparedCondition[] {
  return conditions.map(({ id, text, law, when }) => {
    const part = book.part(when);
    const head: Statement = { id, text, sentence: part.text, law };
    const tell = (session: Session) => joined(part.explain(session), head);
    return { part, tell: part.fact ? tellOnce(part.fact, tell) : tell };
  });
}

/** Prepares the exceptions of a day, in the order of their ranks. */
export function prepareExceptions({ exceptions }: RulesOnDay, book: PartBook): PreparedException[] {
  return exceptions.map(({ id, text, law, when, rank, then: isEligible }) => {
    const part = book.part(when);
    const head: Statement = { id, text, sentence: toText(when), law };
    const then = isEligible ? 'eligible' : 'not-eligible';
    return {
      part,
      then,
      tell: (session, decides) => ({ ...joined(part.explain(session), head), rank, then, decides }),
    };
  });
}

/** Written out rather than spread: this is done for every condition of every person. */
function joined(part: ExplainedPart, { id, text, sentence, law }: Statement): ExplainedCondition {
  return {
    id,
    text,
    sentence,
    law,
    outcome: part.outcome,
    facts: part.facts,
    parameters: part.parameters,
    distance: part.distance,
    households: part.households,
    receives: part.receives,
    areas: part.areas,
    parts: part.parts,
  };
}

/** Every place in the law that the answer of a day stands on, those of programmes by whose rules it decides included. */
export function lawsBehind(rules: RulesOnDay, book: PartBook, knownOn?: RulesOnDay['on']): LawReference[] {
  const { conditions, exceptions, amount, since } = rules;
  const asked = [...conditions, ...exceptions].map(({ when }) => book.asked(when));
  const pays = amount ? [book.asked(amount.pays)] : [];
  const others = asked
    .flatMap(({ receives }) => receives)
    .filter(({ as }) => as === 'entitled')
    .flatMap(({ programme }) => {
      const other = rules.programme.library.get(programme);
      const theirs = other && rulesOn(other, rules.on, knownOn);
      return theirs ? lawsBehind(theirs, book, knownOn) : [];
    });
  const statements = [
    ...conditions,
    ...exceptions,
    ...[...asked, ...pays].flatMap(({ parameters }) => parameters),
    ...(amount ? [amount, ...amount.overlays, ...amount.caps] : []),
    ...(since ? [since] : []),
  ];
  return [...statements.map(({ law }) => law), ...others];
}
