import { prepareEvaluate } from '../evaluate.ts';
import { childrenOf, type Expression, type FactDeclaration, type Value } from '../language/index.ts';
import { toText } from '../text/index.ts';
import { type Asked, prepareAsked } from './asked.ts';
import { prepareMeasured } from './distance.ts';
import type { ExplainedPart, Known, Outcome, PreparedPart, Session, SessionSize } from './explained.ts';
import { type FactTeller, factsIn, openFactBook, tellOnce, tellsSources } from './facts.ts';
import type { AgeOn } from './members.ts';

/** Prepares parts; the same question is prepared once however many rules ask it. */
export type PartBook = Readonly<{
  part: (expression: Expression) => PreparedPart;
  asked: (expression: Expression) => Asked;
  fact: (fact: FactDeclaration) => FactTeller;
  /** A number under which a session keeps what it was told of a part. */
  slot: () => number;
  /** Starts with one person, when all rules have been prepared. */
  begin: (known: Known) => Session;
}>;

const NOTHING: readonly never[] = [];

/** Opens a book for the rules of one day. */
export function openPartBook(age: AgeOn): PartBook {
  const factBook = openFactBook();
  const parts = new Map<string, PreparedPart>();
  let slots = 0;
  const book: PartBook = {
    part: (expression) => {
      const key = JSON.stringify(expression, writable);
      const known = parts.get(key);
      if (known) return known;
      const made = preparePart(expression, book);
      parts.set(key, made);
      return made;
    },
    fact: factBook.fact,
    asked: (expression) =>
      prepareAsked(expression, { part: book.part, facts: factBook.list(factsIn(expression)), age }),
    slot: () => slots++,
    begin: (known) => openSession(known, { ...factBook.size(), parts: slots }),
  };
  return book;
}

/** Room is made at once for everything that will be told. */
function openSession(known: Known, { facts, lists, parts }: SessionSize): Session {
  return {
    known,
    rowTellsSources: tellsSources(known.facts),
    facts: new Array(facts),
    lists: new Array(lists),
    parts: new Array(parts),
  };
}

/** JSON of its own has neither bigints nor maps. */
function writable(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  return value instanceof Map ? [...value] : value;
}

function preparePart(expression: Expression, book: PartBook): PreparedPart {
  const inner = partsOf(expression).map(book.part);
  return inner.length > 0 ? prepareBranch(expression, inner, book) : prepareLeaf(expression, book);
}

/** The parts worth a line of their own; "does not have a card" is one line, not a "not" above "has a card". */
function partsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'all' || expression.kind === 'any') return expression.parts;
  if (expression.kind === 'not') return isOneLine(expression.part) ? [] : [expression.part];
  if (expression.kind === 'if' && expression.type === 'boolean') return childrenOf(expression);
  return [];
}

const ONE_LINE = new Set<Expression['kind']>(['fact', 'known', 'receives', 'birth', 'compare', 'in']);

function isOneLine({ kind }: Expression): boolean {
  return ONE_LINE.has(kind);
}

function prepareBranch(expression: Expression, inner: readonly PreparedPart[], book: PartBook): PreparedPart {
  const text = toText(expression);
  const { facts, parameters } = book.asked(expression);
  const outcomeOf = OUTCOMES[expression.kind] ?? allOf;
  const slot = book.slot();
  return {
    text,
    parameters,
    fact: null,
    explain: (session) => {
      const before = session.parts[slot];
      if (before) return before;
      const parts = inner.map((part) => part.explain(session));
      const told: ExplainedPart = {
        text,
        outcome: outcomeOf(parts),
        facts: facts(session),
        parameters,
        distance: null,
        households: NOTHING,
        receives: NOTHING,
        areas: NOTHING,
        parts,
      };
      session.parts[slot] = told;
      return told;
    },
    missing: (session) => openIn(expression, inner, session).flatMap((part) => part.missing(session)),
  };
}

/** The parts that keep a branch open: of a choice that is made, only the side that was chosen. */
function openIn(expression: Expression, inner: readonly PreparedPart[], session: Session): PreparedPart[] {
  const isOpen = (part: PreparedPart) => part.explain(session).outcome === 'unknown';
  const [when, gives, otherwise] = inner;
  if (expression.kind !== 'if' || !when || isOpen(when)) {
    return inner.filter((part) => (expression.kind === 'if' ? part === when : isOpen(part)));
  }
  const chosen = when.explain(session).outcome === 'passed' ? gives : otherwise;
  return chosen ? [chosen] : [];
}

type Parts = readonly ExplainedPart[];

const OUTCOMES: Partial<Record<Expression['kind'], (parts: Parts) => Outcome>> = {
  all: allOf,
  any: (parts) => opposite(settled(parts, 'passed')),
  not: ([part]) => opposite(part?.outcome ?? 'unknown'),
  if: ([when, gives, otherwise]) => {
    if (when?.outcome === 'passed') return gives?.outcome ?? 'unknown';
    return when?.outcome === 'failed' ? (otherwise?.outcome ?? 'unknown') : 'unknown';
  },
};

function allOf(parts: Parts): Outcome {
  return settled(parts, 'failed');
}

/** `failed` when one part settles the matter, `unknown` when one is open, else `passed`. */
function settled(parts: Parts, by: Outcome): Outcome {
  let open = false;
  for (const { outcome } of parts) {
    if (outcome === by) return 'failed';
    if (outcome === 'unknown') open = true;
  }
  return open ? 'unknown' : 'passed';
}

function opposite(outcome: Outcome): Outcome {
  if (outcome === 'unknown') return 'unknown';
  return outcome === 'passed' ? 'failed' : 'passed';
}

function prepareLeaf(expression: Expression, book: PartBook): PreparedPart {
  const only = onlyFactOf(expression);
  if (only) return prepareOneFact(expression, only, book);
  const text = toText(expression);
  const measured = prepareMeasured(expression);
  const { facts, parameters, households, receives, areas, missing } = book.asked(expression);
  const slot = book.slot();
  const explain = (session: Session): ExplainedPart => {
    const before = session.parts[slot];
    if (before) return before;
    const { known } = session;
    const { value, distance } = measured(known);
    const told: ExplainedPart = {
      text,
      outcome: outcomeOf(value),
      facts: facts(session),
      parameters,
      distance,
      households: households(known),
      receives,
      areas: areas(known),
      parts: NOTHING,
    };
    session.parts[slot] = told;
    return told;
  };
  return { text, parameters, fact: null, missing, explain };
}

/** The yes-no fact that alone answers a question: of all who are alike in it the same is told. */
function onlyFactOf(expression: Expression): FactDeclaration | null {
  if (expression.kind === 'not') return onlyFactOf(expression.part);
  if (expression.kind === 'receives') return expression.as === 'paid' ? onlyFactOf(expression.holds) : null;
  return expression.kind === 'fact' && expression.type === 'boolean' ? expression.fact : null;
}

function prepareOneFact(expression: Expression, only: FactDeclaration, book: PartBook): PreparedPart {
  const text = toText(expression);
  const { parameters, receives } = book.asked(expression);
  const answer = prepareEvaluate(expression);
  const fact = book.fact(only);
  const missing = [only.fact];
  const explain = (session: Session): ExplainedPart => ({
    text,
    outcome: outcomeOf(answer(session.known.facts)),
    facts: fact(session).alone,
    parameters,
    distance: null,
    households: NOTHING,
    receives,
    areas: NOTHING,
    parts: NOTHING,
  });
  return { text, parameters, fact, missing: () => missing, explain: tellOnce(fact, explain) };
}

function outcomeOf(value: Value | null): Outcome {
  if (value === null) return 'unknown';
  return value === true ? 'passed' : 'failed';
}
