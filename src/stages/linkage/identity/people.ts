import { problem } from '../../../base/errors/index.ts';
import { type CodeStep, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { LinkageContext, Source } from '../inputs.ts';
import { asWritten, recordOf, rowIdOf } from '../rows/index.ts';
import { former } from './former.ts';

/** Everybody with their id; of several whom reviewers made one, one leads. */
export function people(): SqlStep {
  return {
    table: 'people',
    select: sql`
    select
      base_people.person,
      base_people.source,
      base_people.record,
      coalesce(new_ids.person_id, base_people.anchor_key) as person_id,
      coalesce(new_ids.leader = base_people.person, true) as leads
    from base_people
    left join new_ids on new_ids.person = base_people.person`,
  };
}

/** Stops when two anchors came to one id, because two people would be one from here on. */
export function checkedPeople(): CodeStep {
  return {
    table: 'people_checked',
    version: 'people-checked-2',
    make: async ({ engine }) => {
      const [counted] = await engine.rows(
        sql`select count(*) as anchors, count(distinct person_id) as ids from people where leads`,
      );
      const anchors = Number(counted?.['anchors']);
      const ids = Number(counted?.['ids']);
      if (anchors !== ids) throw problem('PERSON_ID_SHARED', { people: anchors - ids });
    },
  };
}

/** One row a person with the best facts known: those of the anchor's row. */
export function persons(context: LinkageContext): SqlStep {
  const { spine, others, decisions } = context;
  const cut =
    decisions.length > 0
      ? others.map((source) =>
          personsOf(source, sql`people.record not in (select record from unsettled_rows)`),
        )
      : [];
  const rows = [...(spine ? [personsOf(spine, sql`true`)] : []), unsettledPersons(others), ...cut];
  return {
    table: 'persons',
    published: true,
    layout: { rowGroupRows: 20_000 },
    select: sql`
    with row_of_person as (
      ${join([NOBODY, ...rows], '\n      union all ')}
    )
    select
      row_of_person.person_id,
      row_of_person.pid,
      row_of_person.given_name,
      row_of_person.family_name,
      row_of_person.title,
      row_of_person.sex,
      row_of_person.birth_date,
      row_of_person.birth_precision,
      row_of_person.anchor_source,
      row_of_person.anchor_row_id,
      row_counts.records,
      coalesce(before.since, cast(${literal(context.occasion.asOf)} as date)) as since
    from row_of_person
    join row_counts on row_counts.person_id = row_of_person.person_id
    left join ${former(context, 'persons')} as before on before.person_id = row_of_person.person_id
    order by row_of_person.person_id`,
  };
}

const NOBODY = sql`
      select
        cast(null as bigint) as person_id,
        cast(null as varchar) as pid,
        cast(null as varchar) as given_name,
        cast(null as varchar) as family_name,
        cast(null as varchar) as title,
        cast(null as varchar) as sex,
        cast(null as date) as birth_date,
        cast(null as varchar) as birth_precision,
        cast(null as varchar) as anchor_source,
        cast(null as bigint) as anchor_row_id
      where false`;

/** People whose facts a row gives that the number alone did not settle: it took them along, so no source is read again. */
function unsettledPersons(others: readonly Source[]): Sql {
  const written = (field: string) => id(`unsettled_rows.${asWritten(field)}`);
  const stamped = others
    .filter((source) => source.has('birth_date_precision'))
    .map(({ number }) => literal(number));
  const precision = sql`case when unsettled_rows.source in (${join([...stamped, sql`null`])}) then ${written('birth_date_precision')} else 'day' end`;
  return sql`
      select
        people.person_id,
        case when people.person > 0 then ${written('pid')} end,
        unsettled_rows.given_name,
        unsettled_rows.family_name,
        ${written('title')},
        ${written('sex')},
        unsettled_rows.birth,
        case when unsettled_rows.birth is not null then ${precision} end,
        source_names.name,
        ${rowIdOf(sql`unsettled_rows.record`)}
      from unsettled_rows
      join people on people.record = unsettled_rows.record
      join source_names on source_names.source = unsettled_rows.source
      where people.leads`;
}

function personsOf(source: Source, condition: Sql): Sql {
  const text = (field: string) =>
    source.has(field) ? sql`row_of_source.${id(field)}` : sql`cast(null as varchar)`;
  const birth = source.has('birth_date') ? sql`birth_date` : sql`cast(null as date)`;
  const precision = source.has('birth_date_precision') ? sql`birth_date_precision` : sql`'day'`;
  return sql`
      select
        people.person_id,
        case when people.person > 0 then ${text('pid')} end,
        ${text('given_name')},
        ${text('family_name')},
        ${text('title')},
        ${text('sex')},
        ${birth},
        case when ${birth} is not null then ${precision} end,
        ${literal(source.id)},
        row_of_source.row_id
      from ${source.rows} as row_of_source
      join people on people.record = ${recordOf(source, sql`row_of_source.row_id`)}
      where people.leads and people.source = ${literal(source.number)} and ${condition}`;
}
