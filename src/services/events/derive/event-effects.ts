import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';
import type { EventKind } from '../../../country.ts';
import { decisionColumns, type Programme } from '../../../stages/entitlements/index.ts';
import type { EventInputs } from './event-inputs.ts';

const SMALL = dialect.type('integer');
const WHOLE = dialect.type('bigint');
const TEXT = dialect.type('text');
const COLUMNS = sql`event_no, effect, programme, about_person, was_answer, answer, was_amount, amount`;

/** What followed on events: rights to ask about and who could, payments that should have stopped, decisions that changed. */
export function eventEffects(inputs: EventInputs): SqlStep[] {
  const rows = [...openedRows(inputs), ...stoppedRows(inputs), ...raisedRows(inputs)];
  const fresh = rows.length > 0 ? join(rows, '\n      union all') : nothingFollows();
  const former = inputs.known ? sql`${formerEffects()} union all ` : sql``;
  return [
    openEvents(inputs),
    { table: 'fresh_effects', select: fresh },
    {
      table: 'event_effects',
      published: true,
      select: sql`
        select ${COLUMNS}
        from (${former}select ${COLUMNS} from fresh_effects) as effect
        order by event_no, effect, programme, about_person`,
    },
  ];
}

type Of<Effect> = EventKind & Readonly<{ effect: Extract<EventKind['effect'], { kind: Effect }> }>;

function kindsOf<Effect extends EventKind['effect']['kind']>(
  { content }: EventInputs,
  effect: Effect,
): Of<Effect>[] {
  return content.kinds.filter((kind): kind is Of<Effect> => kind.effect.kind === effect);
}

/**
 * Events whose question is asked now: the new ones, and those of before for which nobody was found who could apply. A hospital knows of a
 * birth before a house register does.
 */
function openEvents({ known }: EventInputs): SqlStep {
  const waiting = known
    ? sql`
      union all
      select event_no, kind, person_id
      from events.life_events
      where event_no in (
        select event_no from events.event_effects where effect = 'opens' and about_person is null
      )`
    : sql``;
  return {
    table: 'open_events',
    select: sql`
      select event_no, kind, person_id
      from fresh_events${waiting}`,
  };
}

/** What followed before, but for what was asked once more. */
function formerEffects(): Sql {
  return sql`
          select ${COLUMNS}
          from events.event_effects as former
          where not exists (
            select 1
            from fresh_effects as asked
            where asked.event_no = former.event_no
              and asked.effect = former.effect
              and asked.programme = former.programme
          )`;
}

/** Who of those a person lives with could apply, beside what the rules answer for the person. */
function openedRows(inputs: EventInputs): Sql[] {
  const columns = answersIn(inputs.now.entitlements);
  return kindsOf(inputs, 'opens').flatMap(({ id: kind, effect }) =>
    inputs.programmes
      .filter((programme) => effect.programmes.includes(programme.id) && columns.has(programme.id))
      .map((programme) => openedRow(inputs, { kind, programme, applicants: effect.applicants })),
  );
}

type Opened = Readonly<{
  kind: string;
  programme: Programme;
  applicants: Of<'opens'>['effect']['applicants'];
}>;

function openedRow({ asOf }: EventInputs, { kind, programme, applicants }: Opened): Sql {
  const { answer, amount } = decisionColumns(programme.id);
  const kinds = join(applicants.households.map((one) => literal(one)));
  const today = sql`cast(${literal(asOf)} as ${dialect.type('date')})`;
  return sql`
      select
        fresh.event_no,
        'opens' as effect,
        ${literal(programme.id)} as programme,
        applicant.person_id as about_person,
        cast(null as ${SMALL}) as was_answer,
        cast(decision.${id(answer)} as ${SMALL}) as answer,
        cast(null as ${WHOLE}) as was_amount,
        cast(decision.${id(amount)} as ${WHOLE}) as amount
      from open_events as fresh
      left join entitlements.decisions as decision on decision.person_id = fresh.person_id
      left join (
        select distinct child.person_id as child_id, adult.person_id
        from open_events as born
        join households.members as child on child.person_id = born.person_id
        join households.members as adult on adult.household_id = child.household_id
        join profiles.profiles as grown on grown.person_id = adult.person_id
        where born.kind = ${literal(kind)}
          and child.kind in (${kinds})
          and child.valid_to is null
          and adult.valid_to is null
          and coalesce(grown.alive, true)
          and ${dialect.yearsBetween(sql`grown.birth_date`, today)} >= ${literal(applicants.fromAge)}
      ) as applicant on applicant.child_id = fresh.person_id
      where fresh.kind = ${literal(kind)}`;
}

/** Payments found after it: the flag is the officers', this only points at it. */
function stoppedRows(inputs: EventInputs): Sql[] {
  return kindsOf(inputs, 'stops').map(
    ({ id: kind, effect }) => sql`
      select
        fresh.event_no,
        'stops' as effect,
        gap.programme,
        cast(null as ${WHOLE}) as about_person,
        cast(null as ${SMALL}) as was_answer,
        cast(null as ${SMALL}) as answer,
        cast(null as ${WHOLE}) as was_amount,
        cast(gap.amount_month as ${WHOLE}) as amount
      from fresh_events as fresh
      join gaps.gaps as gap on gap.person_id = fresh.person_id and gap.kind = ${literal(effect.flag)}
      where fresh.kind = ${literal(kind)}`,
  );
}

/** Decisions about the person that are others than in the set before. */
function raisedRows(inputs: EventInputs): Sql[] {
  const { now, before, programmes } = inputs;
  const kinds = kindsOf(inputs, 'raises').map((kind) => literal(kind.id));
  if (!before || kinds.length === 0) return [];
  const [newer, older] = [answersIn(now.entitlements), answersIn(before.entitlements)];
  return programmes
    .filter((programme) => newer.has(programme.id) && older.has(programme.id))
    .map((programme) => raisedRow(programme, kinds));
}

function raisedRow(programme: Programme, kinds: readonly Sql[]): Sql {
  const { answer, amount } = decisionColumns(programme.id);
  return sql`
      select
        fresh.event_no,
        'raises' as effect,
        ${literal(programme.id)} as programme,
        cast(null as ${WHOLE}) as about_person,
        cast(before.${id(answer)} as ${SMALL}) as was_answer,
        cast(now.${id(answer)} as ${SMALL}) as answer,
        cast(before.${id(amount)} as ${WHOLE}) as was_amount,
        cast(now.${id(amount)} as ${WHOLE}) as amount
      from fresh_events as fresh
      join entitlements.decisions as now on now.person_id = fresh.person_id
      join former_entitlements.decisions as before on before.person_id = fresh.person_id
      where fresh.kind in (${join(kinds)})
        and (now.${id(answer)} is distinct from before.${id(answer)} or now.${id(amount)} is distinct from before.${id(amount)})`;
}

/** Programmes that a version of the decisions answers, by their ids with the columns' names in mind. */
function answersIn(version: DatasetVersion): Readonly<{ has: (programme: string) => boolean }> {
  const table = version.tables.find(({ name }) => name === 'decisions');
  const names = new Set(table?.columns.map(({ name }) => name));
  return { has: (programme) => names.has(decisionColumns(programme).answer) };
}

function nothingFollows(): Sql {
  return sql`
      select
        cast(null as ${WHOLE}) as event_no,
        cast(null as ${TEXT}) as effect,
        cast(null as ${TEXT}) as programme,
        cast(null as ${WHOLE}) as about_person,
        cast(null as ${SMALL}) as was_answer,
        cast(null as ${SMALL}) as answer,
        cast(null as ${WHOLE}) as was_amount,
        cast(null as ${WHOLE}) as amount
      where false`;
}
