import type { Text } from '../../../../base/model/index.ts';
import type { HomeVisitAnswer, SeenEventAnswer } from '../../../../contract/index.ts';
import type { KnownPerson } from '../known-person.ts';

/** Something of a person's life or of dealings with the State, on the day it happened. */
export type LifeEvent = Readonly<{
  on: string;
  precision: 'day' | 'month' | 'year' | null;
  what:
    | Readonly<{ kind: 'born' | 'died' }>
    | Readonly<{ kind: 'fact'; label: Text }>
    | Readonly<{ kind: 'came' | 'left'; household: KnownPerson['households'][number]['kind'] }>
    | Readonly<{ kind: 'due'; programme: Text }>
    | Readonly<{ kind: 'told'; title: Text; isDayKnown: boolean }>
    | Readonly<{ kind: 'visited'; findings: readonly Text[]; officer: string; note: string | null }>;
  /** The register that says so. */
  source: string | null;
  /** The register's title, where the line itself names it. */
  sourceTitle?: Text | undefined;
  effects?: SeenEventAnswer['effects'] | undefined;
}>;

/** Events that the facts tell already, with their own line; what follows on them is said there. */
const LINES = new Map([
  ['birth', 'born'],
  ['death', 'died'],
]);

/** Told by the events of their own; and what says when a register was made is not of the person's life. */
const NOT_EVENTS = new Set(['birth_date', 'death_date', 'death_as_of', 'place_as_of', 'identity_as_of']);

/** What happened beside what registers say of somebody: what became known between two sets, and visits to the home. */
type Beside = Readonly<{ told?: readonly SeenEventAnswer[]; visits?: readonly HomeVisitAnswer[] }>;

/** What registers tell with a day, the latest first, what became known of the person between two sets, and visits. */
export function eventsOf(person: KnownPerson, { told = [], visits = [] }: Beside = {}): LifeEvent[] {
  const fact = (name: string) => person.facts.find((one) => one.fact === name);
  const day = { precision: 'day' as const };
  const life: LifeEvent[] = [
    ...(person.birthDate
      ? [
          {
            on: person.birthDate,
            precision: person.birthPrecision,
            what: { kind: 'born' as const },
            source: fact('birth_date')?.source ?? null,
          },
        ]
      : []),
    ...(person.diedOn
      ? [
          {
            ...day,
            on: person.diedOn,
            what: { kind: 'died' as const },
            source: fact('death_date')?.source ?? null,
          },
        ]
      : []),
  ];
  const lines = life.map((line): LifeEvent => {
    const effects = told
      .filter(({ kind }) => LINES.get(kind) === line.what.kind)
      .flatMap((one) => one.effects);
    // Of people who turned out to be one, the same may have been told twice.
    const each = new Map(effects.map((one) => [`${one.effect} ${one.programme}`, one]));
    return each.size > 0 ? { ...line, effects: [...each.values()] } : line;
  });
  const isLine = (kind: string) => life.some(({ what }) => LINES.get(kind) === what.kind);
  const others = told.filter(({ kind }) => !isLine(kind)).map(toldEvent);
  const visited = visits.map(visitEvent);
  return [...lines, ...datedFacts(person), ...moves(person), ...dues(person), ...others, ...visited].toSorted(
    (one, other) => other.on.localeCompare(one.on),
  );
}

function visitEvent({ visitedOn, findings, officer, note }: HomeVisitAnswer): LifeEvent {
  const titles = findings.map(({ title }) => title);
  return {
    on: visitedOn,
    precision: 'day',
    what: { kind: 'visited', findings: titles, officer, note },
    source: null,
  };
}

/** On the day it happened; of whose day nobody tells, on the day it became known. */
function toldEvent({ happenedOn, knownOn, title, source, effects }: SeenEventAnswer): LifeEvent {
  return {
    on: happenedOn ?? knownOn,
    precision: 'day',
    what: { kind: 'told', title, isDayKnown: happenedOn !== null },
    source: null,
    sourceTitle: source?.title,
    effects,
  };
}

function datedFacts({ facts, asOf }: KnownPerson): LifeEvent[] {
  return facts.flatMap(({ fact, type, value, label, source }): LifeEvent[] =>
    type === 'date' && typeof value === 'string' && value <= asOf && !NOT_EVENTS.has(fact)
      ? [{ on: value, precision: 'day', what: { kind: 'fact', label }, source }]
      : [],
  );
}

/** When the person came into households and left them, as each register has it. */
function moves({ id, households }: KnownPerson): LifeEvent[] {
  return households.flatMap(({ kind, members }) => {
    const me = members.find((member) => member.id === id);
    if (!me) return [];
    const came: LifeEvent[] = me.since
      ? [
          {
            on: me.since,
            precision: me.sincePrecision,
            what: { kind: 'came', household: kind },
            source: null,
          },
        ]
      : [];
    const left: LifeEvent[] = me.until
      ? [{ on: me.until, precision: 'day', what: { kind: 'left', household: kind }, source: null }]
      : [];
    return [...came, ...left];
  });
}

/** From which day rights that no roll pays have been due. */
function dues({ rights, asOf }: KnownPerson): LifeEvent[] {
  return rights.flatMap(({ standing, since, title }): LifeEvent[] =>
    standing === 'could-get' && since !== null && since <= asOf
      ? [{ on: since, precision: 'day', what: { kind: 'due', programme: title }, source: null }]
      : [],
  );
}
