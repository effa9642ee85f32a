import { childrenOf, type Expression, type Value } from '../language/index.ts';
import { toText } from '../text/index.ts';
import { type Asked, prepareAsked } from './asked.ts';
import { prepareMeasured } from './distance.ts';
import {
  type ExplainedPart,
  type Known,
  type Outcome,
  openSession,
  type PreparedPart,
  type Session,
} from './explained.ts';
import { factsIn, openFactBook } from './facts.ts';
import type { AgeOn } from './members.ts';

/** Prepares parts; the same question is prepared once however many rules ask it. */
export type PartBook = Readonly<{
  part: (expression: Expression) => PreparedPart;
  asked: (expression: Expression) => Asked;
  /** Starts with one person, when all rules have been prepared. */
  begin: (known: Known) => Session;
}>;

const NOTHING: readonly never[] = [];

/** Opens a book for the rules of one day. */
export function openPartBook(age: AgeOn): PartBook {
  const factBook = openFactBook();
  const parts = new Map<string, PreparedPart>();
  const book: PartBook = {
    part: (expression) => {
      const key = JSON.stringify(expression, writable);
      const known = parts.get(key);
      if (known) return known;
      const made = remembered(preparePart(expression, book), parts.size);
      parts.set(key, made);
      return made;
    },
    asked: (expression) =>
      prepareAsked(expression, { part: book.part, facts: factBook.list(factsIn(expression)), age }),
    begin: (known) => openSession(known, { ...factBook.size(), parts: parts.size }),
  };
  return book;
}

/** JSON of its own has neither bigints nor maps. */
function writable(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  return value instanceof Map ? [...value] : value;
}

function remembered(part: PreparedPart, slot: number): PreparedPart {
  return {
    ...part,
    explain: (session) => {
      const told = session.parts[slot];
      if (told) return told;
      const explained = part.explain(session);
      session.parts[slot] = explained;
      return explained;
    },
  };
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
  return {
    text,
    parameters,
    explain: (session) => {
      const parts = inner.map((part) => part.explain(session));
      return {
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
  const text = toText(expression);
  const measured = prepareMeasured(expression);
  const { facts, parameters, households, receives, areas, missing } = book.asked(expression);
  return {
    text,
    parameters,
    missing,
    explain: (session) => {
      const { known } = session;
      const { value, distance } = measured(known);
      return {
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
    },
  };
}

function outcomeOf(value: Value | null): Outcome {
  if (value === null) return 'unknown';
  return value === true ? 'passed' : 'failed';
}
