import type { Expression, FactDeclaration, Value } from '../language/index.ts';
import { childrenOf } from '../language/index.ts';
import type { ExplainedFact, FactValue, Session, SessionSize } from './explained.ts';

/** Tells the facts of a list for one person. */
export type FactTeller = (session: Session) => readonly ExplainedFact[];

/** Gives each fact and each list of facts a number, so that one person's are told once. */
export type FactBook = Readonly<{
  list: (facts: readonly FactDeclaration[]) => FactTeller;
  size: () => Pick<SessionSize, 'facts' | 'lists'>;
}>;

const NONE: readonly ExplainedFact[] = [];

/** Opens an empty book of facts. */
export function openFactBook(): FactBook {
  const facts = new Map<string, (session: Session) => ExplainedFact>();
  const lists = new Map<string, FactTeller>();
  const tell = (fact: FactDeclaration) => {
    const known = facts.get(fact.fact) ?? tellFact(fact, facts.size);
    facts.set(fact.fact, known);
    return known;
  };
  const list = (declared: readonly FactDeclaration[]): FactTeller => {
    if (declared.length === 0) return () => NONE;
    const key = declared.map(({ fact }) => fact).join(' ');
    const known = lists.get(key) ?? tellList(declared.map(tell), lists.size);
    lists.set(key, known);
    return known;
  };
  return { list, size: () => ({ facts: facts.size, lists: lists.size }) };
}

function tellList(tellers: readonly ((session: Session) => ExplainedFact)[], slot: number): FactTeller {
  return (session) => {
    const told = session.lists[slot];
    if (told) return told;
    const facts = tellers.map((tell) => tell(session));
    session.lists[slot] = facts;
    return facts;
  };
}

function tellFact({ fact, label }: FactDeclaration, slot: number): (session: Session) => ExplainedFact {
  const sourceColumn = `${fact}_source`;
  const asOfColumn = `${fact}_as_of`;
  return (session) => {
    const told = session.facts[slot];
    if (told) return told;
    const { facts, provenance } = session.known;
    const from = provenance?.[fact];
    const explained: ExplainedFact = {
      fact,
      label,
      value: plain(facts[fact]),
      source: textOf(facts[sourceColumn]) ?? from?.source ?? null,
      asOf: textOf(facts[asOfColumn]) ?? from?.asOf ?? null,
      doubt: from?.doubt ?? null,
    };
    session.facts[slot] = explained;
    return explained;
  };
}

/**
 * The person's own facts that an expression asks, each once. Facts asked of other members of a household are not among them,
 * nor those by which another programme decides: that one has an explanation of its own.
 */
export function factsIn(expression: Expression): FactDeclaration[] {
  return [...new Set(walk(expression))];
}

function walk(expression: Expression): readonly FactDeclaration[] {
  switch (expression.kind) {
    case 'fact':
    case 'known':
    case 'area-table':
      return [expression.fact];
    case 'birth':
    case 'reaches-age':
      return [expression.birth.date];
    case 'household':
      return [];
    case 'receives':
      return expression.as === 'paid' ? walk(expression.holds) : [];
    default:
      return childrenOf(expression).flatMap(walk);
  }
}

/** A value as JSON can carry it. */
export function plain(value: Value | null | undefined): FactValue {
  if (value === undefined) return null;
  return typeof value === 'bigint' ? Number(value) : value;
}

function textOf(value: Value | null | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
