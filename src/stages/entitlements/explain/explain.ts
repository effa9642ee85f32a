import type { IsoDate, Text } from '../../../base/model/index.ts';
import { type Prepared, prepareEvaluate } from '../evaluate.ts';
import {
  monthly,
  type Programme,
  type ProgrammePeriod,
  type RulesOnDay,
  rulesOn,
} from '../language/index.ts';
import { describeProgramme, type StackingText } from '../text/index.ts';
import { type ExplainedAmount, type PreparedAmount, prepareAmount } from './amount.ts';
import type { ExplainedCondition, ExplainedException, Known, Session } from './explained.ts';
import { type ExplainedHolder, type HolderTeller, prepareHolder } from './holder.ts';
import { openPartBook, type PartBook } from './part.ts';
import {
  lawsBehind,
  type PreparedCondition,
  type PreparedException,
  prepareConditions,
  prepareExceptions,
} from './statements.ts';
import { type Answer, reachVerdict, type Verdict } from './verdict.ts';

/** The day asked about, and the day as of which the rules are to be known; undefined is now. */
export type OnDay = Readonly<{ on: IsoDate; knownOn?: IsoDate | undefined }>;

/** What is asked: one programme, what is known of one person, a day, and where facts come from if the row does not say. */
export type ExplainRequest = Known &
  Readonly<{ programme: Programme; asOf: IsoDate; knownOn?: IsoDate | undefined }>;

/** Why one person is eligible, is not, or cannot be told. */
export type Explanation = Readonly<{
  programme: string;
  title: Text;
  on: IsoDate;
  /** The rules are those that were known on this day; null: those known now. */
  knownOn: IsoDate | null;
  period: ProgrammePeriod;
  /** Null when no version of the programme is in force on the day; then nobody is eligible. */
  version: Readonly<{ id: string; from: IsoDate; to: IsoDate | null; knownFrom: IsoDate | null }> | null;
  answer: Answer;
  /** The exception that decided instead of the conditions. */
  decidedBy: string | null;
  /** In the programme's period; null when not eligible, for a service, or when a fact that decides the amount is not known. */
  amountSatang: number | null;
  /** The same by the month; null also for what is given once. */
  amountSatangAMonth: number | null;
  /** How the amount comes about; null when not eligible, or for a service. */
  amount: ExplainedAmount | null;
  /** Whose the one right of a unit is; null when each person has one, or when the person is not eligible. */
  holder: ExplainedHolder | null;
  /** From which day an eligible person should have been paid, where the facts tell. */
  since: string | null;
  /** Facts whose absence keeps the answer, or its amount, open. */
  missing: readonly string[];
  tree: readonly ExplainedCondition[];
  exceptions: readonly ExplainedException[];
  stacking: readonly StackingText[];
  notChecked: readonly Text[];
  /** Whether every statement of law behind the answer has been checked against the law's text. */
  verified: boolean;
}>;

/** Answers one programme for one person as a tree: the same rules that SQL asks of everybody. */
export function explainDecision({ programme, asOf, knownOn, ...known }: ExplainRequest): Explanation {
  return prepareExplanations(programme, asOf, knownOn)(known);
}

/** Reads the rules of a day once and gives what explains one person after another by them. */
export function prepareExplanations(
  programme: Programme,
  on: IsoDate,
  knownOn?: IsoDate,
): (known: Known) => Explanation {
  const book = openBook(programme, on);
  const explain = prepareOne(programme, { on, knownOn }, book);
  return (known) => explain(book.begin(known));
}

/** The same for several programmes at once: what they share ("is alive") is told once a person. */
export function prepareAllExplanations(
  programmes: readonly Programme[],
  day: OnDay,
): (known: Known) => Explanation[] {
  const [first] = programmes;
  if (!first) return () => [];
  const book = openBook(first, day.on);
  const all = programmes.map((programme) => prepareOne(programme, day, book));
  return (known) => {
    const session = book.begin(known);
    return all.map((explain) => explain(session));
  };
}

function openBook({ settings }: Programme, on: IsoDate): PartBook {
  return openPartBook({ birth: settings.birth.date, on });
}

type Head = Pick<Explanation, 'programme' | 'title' | 'on' | 'knownOn' | 'period' | 'notChecked'>;

function prepareOne(
  programme: Programme,
  { on, knownOn }: OnDay,
  book: PartBook,
): (session: Session) => Explanation {
  const { id, title, notChecked, period } = programme;
  const head: Head = { programme: id, title, on, knownOn: knownOn ?? null, period, notChecked };
  const rules = rulesOn(programme, on, knownOn);
  if (!rules) {
    const notInForce: Explanation = { ...head, ...NOT_IN_FORCE };
    return () => notInForce;
  }
  const prepared = prepare(rules, book, knownOn);
  return (session) => tell(head, prepared, session);
}

const NOT_IN_FORCE = {
  version: null,
  answer: 'not-eligible',
  decidedBy: null,
  amountSatang: null,
  amountSatangAMonth: null,
  amount: null,
  holder: null,
  since: null,
  missing: [],
  tree: [],
  exceptions: [],
  stacking: [],
  verified: true,
} as const;

type PreparedRules = Readonly<{
  rules: RulesOnDay;
  version: NonNullable<Explanation['version']>;
  conditions: readonly PreparedCondition[];
  exceptions: readonly PreparedException[];
  amount: PreparedAmount | null;
  holder: HolderTeller | null;
  since: Prepared | null;
  stacking: readonly StackingText[];
  verified: boolean;
}>;

function prepare(rules: RulesOnDay, book: PartBook, knownOn: IsoDate | undefined): PreparedRules {
  const { id, inForce, knownFrom } = rules.version;
  return {
    rules,
    version: { id, from: inForce.from, to: inForce.to, knownFrom: knownFrom ?? null },
    conditions: prepareConditions(rules, book),
    exceptions: prepareExceptions(rules, book),
    amount: rules.amount && prepareAmount(rules.amount, book),
    holder: prepareHolder(rules),
    since: rules.since && prepareEvaluate(rules.since.day),
    stacking: describeProgramme(rules.programme, rules.on, knownOn)?.stacking ?? [],
    verified: lawsBehind(rules, book, knownOn).every(({ verified }) => verified),
  };
}

function tell(head: Head, prepared: PreparedRules, session: Session): Explanation {
  const tree = prepared.conditions.map((condition) => condition.tell(session));
  const verdict = reachVerdict(tree, outcomesOf(prepared.exceptions, session));
  const exceptions =
    prepared.exceptions.length === 0
      ? NONE
      : prepared.exceptions.map((one, place) => one.tell(session, place === verdict.decidedBy));
  const { answer } = verdict;
  const eligible = answer === 'eligible';
  const told = answer === 'not-eligible' ? null : (prepared.amount?.tell(session) ?? null);
  const holder = eligible ? (prepared.holder?.(session.known) ?? null) : null;
  const amountSatang = eligible && told ? heldAmount(told.satang, holder) : null;
  const { facts, circle } = session.known;
  const since = eligible && prepared.since ? prepared.since(facts, circle) : null;
  return {
    programme: head.programme,
    title: head.title,
    on: head.on,
    knownOn: head.knownOn,
    period: head.period,
    version: prepared.version,
    answer,
    decidedBy: verdict.decidedBy === null ? null : (exceptions[verdict.decidedBy]?.id ?? null),
    amountSatang,
    amountSatangAMonth: byTheMonth(head.period, amountSatang),
    amount: told?.amount ?? null,
    holder,
    since: since === null ? null : String(since),
    missing:
      answer === 'not-eligible'
        ? NONE
        : missingOf(prepared, verdict, {
            session,
            isAmountOpen: eligible && told?.satang === null,
            holder,
          }),
    tree,
    exceptions,
    stacking: prepared.stacking,
    notChecked: head.notChecked,
    verified: prepared.verified,
  };
}

function outcomesOf(exceptions: readonly PreparedException[], session: Session) {
  if (exceptions.length === 0) return NONE;
  return exceptions.map(({ part, then }) => ({ outcome: part.explain(session).outcome, then }));
}

/** The one right of a unit is paid to its holder; other members who are eligible have nothing of their own. */
function heldAmount(satang: number | null, holder: ExplainedHolder | null): number | null {
  if (!holder || holder.isHolder) return satang;
  return holder.isHolder === false ? 0 : null;
}

function byTheMonth(period: ProgrammePeriod, satang: number | null): number | null {
  if (satang === null) return null;
  const month = monthly(period, BigInt(satang));
  return month === null ? null : Number(month);
}

type Open = Readonly<{ session: Session; isAmountOpen: boolean; holder: ExplainedHolder | null }>;

const NONE: readonly never[] = [];

function missingOf(prepared: PreparedRules, verdict: Verdict, { session, isAmountOpen, holder }: Open) {
  if (verdict.answer === 'cannot-tell') {
    const names = new Set<string>();
    const ask = (one: PreparedCondition | PreparedException | undefined) => {
      for (const name of one?.part.missing(session) ?? NONE) names.add(name);
    };
    for (const place of verdict.openConditions) ask(prepared.conditions[place]);
    for (const place of verdict.openExceptions) ask(prepared.exceptions[place]);
    return [...names];
  }
  if (isAmountOpen && prepared.amount) return [...new Set(prepared.amount.missing(session))];
  if (holder?.isHolder === null) return [unitFactOf(prepared.rules)];
  return NONE;
}

function unitFactOf({ programme }: RulesOnDay): string {
  const { settings, sharedBy } = programme;
  return settings.units.find(({ id }) => id === sharedBy)?.fact ?? '';
}
