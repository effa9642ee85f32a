import type { Facts } from '../evaluate.ts';
import type { Expression, FactDeclaration, Value } from '../language/index.ts';
import { childrenOf } from '../language/index.ts';
import type { ExplainedFact, FactValue, Session, SessionSize, ToldFact } from './explained.ts';

/** Tells one fact for one person. */
export type FactTeller = (session: Session) => ToldFact;

/** Tells the facts of a list for one person. */
export type FactsTeller = (session: Session) => readonly ExplainedFact[];

/** Gives each fact and each list of facts a number, so that one person's are told once. */
export type FactBook = Readonly<{
  fact: (fact: FactDeclaration) => FactTeller;
  list: (facts: readonly FactDeclaration[]) => FactsTeller;
  size: () => Pick<SessionSize, 'facts' | 'lists'>;
}>;

const NONE: readonly ExplainedFact[] = [];

/** Opens an empty book of facts. */
export function openFactBook(): FactBook {
  const facts = new Map<string, FactTeller>();
  const lists = new Map<string, FactsTeller>();
  const fact = (declared: FactDeclaration) => {
    const known = facts.get(declared.fact) ?? prepareFact(declared, facts.size);
    facts.set(declared.fact, known);
    return known;
  };
  const list = (declared: readonly FactDeclaration[]): FactsTeller => {
    const [first, ...others] = declared.map(fact);
    if (!first) return () => NONE;
    if (others.length === 0) return (session) => first(session).alone;
    const key = declared.map((one) => one.fact).join(' ');
    const known = lists.get(key) ?? prepareList([first, ...others], lists.size);
    lists.set(key, known);
    return known;
  };
  return { fact, list, size: () => ({ facts: facts.size, lists: lists.size }) };
}

function prepareList(tellers: readonly FactTeller[], slot: number): FactsTeller {
  return (session) => {
    const told = session.lists[slot];
    if (told) return told;
    const facts = tellers.map((tell) => tell(session).fact);
    session.lists[slot] = facts;
    return facts;
  };
}

/** How many facts alike are remembered: the answers to a yes-no fact by the registers and the days that they come from. */
const MOST_ALIKE = 24;
const NOT_ALIKE = -1;

function prepareFact({ fact, label }: FactDeclaration, slot: number): FactTeller {
  const sourceColumn = `${fact}${SOURCE}`;
  const asOfColumn = `${fact}${AS_OF}`;
  const common: ToldFact[] = [];
  return (session) => {
    const known = session.facts[slot];
    if (known) return known;
    const { facts, provenance } = session.known;
    const from = provenance?.[fact];
    const value = plain(facts[fact]);
    const isTold = session.rowTellsSources;
    const source = (isTold ? textOf(facts[sourceColumn]) : null) ?? from?.source ?? null;
    const asOf = (isTold ? textOf(facts[asOfColumn]) : null) ?? from?.asOf ?? null;
    const doubt = from?.doubt ?? null;
    const isCommon = doubt === null && (value === null || typeof value === 'boolean');
    let told = isCommon ? findAlike(common, value, { source, asOf }) : undefined;
    if (!told) {
      const isRemembered = isCommon && common.length < MOST_ALIKE;
      told = alone({ fact, label, value, source, asOf, doubt }, isRemembered ? common.length : NOT_ALIKE);
      if (isRemembered) common.push(told);
    }
    session.facts[slot] = told;
    return told;
  };
}

const SOURCE = '_source';
const AS_OF = '_as_of';

/** Whether a row has any column that says where a fact comes from; asked once a person, as most rows have none or soon one. */
export function tellsSources(facts: Facts): boolean {
  for (const name in facts) {
    if (name.endsWith(SOURCE) || name.endsWith(AS_OF)) return true;
  }
  return false;
}

function alone(fact: ExplainedFact, place: number): ToldFact {
  return { fact, alone: [fact], place };
}

function findAlike(
  common: readonly ToldFact[],
  value: FactValue,
  { source, asOf }: Pick<ExplainedFact, 'source' | 'asOf'>,
): ToldFact | undefined {
  for (const told of common) {
    const { fact } = told;
    if (fact.value === value && fact.source === source && fact.asOf === asOf) return told;
  }
  return undefined;
}

/** Tells what rests on one fact alone: of all people who are alike in it, the very same thing. */
export function tellOnce<Told>(
  fact: FactTeller,
  tell: (session: Session) => Told,
): (session: Session) => Told {
  const told: Told[] = [];
  return (session) => {
    const { place } = fact(session);
    if (place === NOT_ALIKE) return tell(session);
    const known = told[place];
    if (known !== undefined) return known;
    const made = tell(session);
    told[place] = made;
    return made;
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
