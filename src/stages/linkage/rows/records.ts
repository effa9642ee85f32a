import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { codeOf, equalOutcome, isBelieved } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { OUTCOMES, type Outcome } from '../settings.ts';
import { asWritten, identities, numberIn, ownPlace } from './identities.ts';
import { matchFields, withPlaces } from './places.ts';
import { keyFields, recordKeyOf } from './record-key.ts';

/** What a person's facts and what reviewers see are read from later, beside the identity. */
const FACTS = [
  'pid',
  'title',
  'sex',
  'birth_date_precision',
  'house_code',
  'village_code',
  'father_pid',
  'mother_pid',
] as const;

/**
 * The people whom the register of record knows by number: their anchor, made unreadable by the secret, the keys of their names,
 * and one key of both names and birth date that tells at a glance that a row is theirs.
 */
export function holders(context: LinkageContext): SqlStep {
  const sources = context.spine ? [context.spine] : [];
  const unknown = join([...context.settings.fold.unknown.map((name) => literal(name)), sql`''`]);
  const rows = identities(sources, context, matchFields(context));
  return {
    table: 'holders',
    select: sql`
    with identity as (
      ${rows}
    ),
    placed as (
      ${withPlaces(sql`identity`, sources, context)}
    )
    select
      source, record, number,
      ${anchorKeyOf(sql`cast(number as varchar)`, context)} as anchor_key,
      ${dialect.textKey(sql`given_name`)} as given_key,
      ${dialect.textKey(sql`family_name`)} as family_key,
      case
        when given_name not in (${unknown}) and family_name not in (${unknown}) and birth is not null and birth_precision = 3
          then ${FACE_KEY}
      end as face_key,
      birth, birth_precision, sex, place
    from placed`,
  };
}

const FACE_KEY = dialect.textKey(sql`given_name, family_name, birth`);

/** The id that an anchor makes: the same every run, and nothing can be read from it without the secret. */
export function anchorKeyOf(anchor: Sql, { secret }: LinkageContext): Sql {
  return dialect.stableKey(sql`${secret} || '|' || ${anchor}`);
}

/**
 * Every other row and whether the number alone settles it: somebody of the spine holds it, both names are spelt alike, the birth
 * date is the same to the day, and the guard holds. Nobody could fit better, so most rows need no folding and no second look; the
 * few others take all that tells who they are along, so that the sources are read once.
 */
export function records(context: LinkageContext): SqlStep {
  const believed = OUTCOMES.filter((sex) =>
    isBelieved(context.settings.guard, { given: 'same', family: 'same', birth: 'same', sex }),
  );
  const more = moreOf(context);
  const carried = ['source', ...PLAIN, ...more.map(asWritten)];
  return {
    table: 'records',
    select: sql`
    with row_of_source as (
      ${identities(context.others, context, more)}
    ),
    row_beside_holder as (
      select
        row_of_source.*,
        holders.number as holder,
        holders.anchor_key,
        ${equalOutcome(sql`row_of_source.sex`, sql`holders.sex`)} as sex_outcome,
        ${dialect.textKey(sql`row_of_source.given_name, row_of_source.family_name, row_of_source.birth`)} = holders.face_key
          and row_of_source.birth_precision = 3 as is_alike
      from row_of_source
      left join holders on holders.number = row_of_source.number
    ),
    judged_row as (
      select row_beside_holder.*, coalesce(is_alike and ${sexFits(believed)}, false) as settled
      from row_beside_holder
    )
    select record, anchor_key, sex_outcome, settled, ${dialect.recordWhere(sql`not settled`, carried)} as details
    from judged_row`,
  };
}

/** Whether the guard lets such a sex pass; most guards let any, which then costs nothing to ask. */
function sexFits(believed: readonly Outcome[]): Sql {
  if (believed.length === OUTCOMES.length) return sql`true`;
  return believed.length === 0 ? sql`false` : sql`sex_outcome in (${join(believed.map(codeOf))})`;
}

/** The rows that the number alone did not settle, with all that `identities` tells of them and what is read later. */
export function unsettledRows(context: LinkageContext): SqlStep {
  const { others, settings } = context;
  const keys = others.map(
    (source) => sql`when ${literal(source.number)} then ${recordKeyOf(source, written)}`,
  );
  return {
    table: 'unsettled_rows',
    select: sql`
    with unpacked as (
      select record, ${dialect.unpackedRecords(sql`details`)}
      from records
      where not settled
    )
    select
      ${join(['source', 'record', ...PLAIN].map(id))},
      ${numberIn(written('pid_unproven'))} as unproven,
      ${ownPlace(settings.place.own.map(written), settings)} as place,
      ${keys.length > 0 ? sql`case source ${join(keys, ' ')} end` : sql`cast(null as bigint)`} as record_key,
      ${join([...new Set([...FACTS, ...matchFields(context)])].map((field) => written(field)))}
    from unpacked`,
  };
}

const PLAIN = ['number', 'given_name', 'family_name', 'birth', 'birth_precision', 'sex', 'holder'] as const;

/** Fields that stand in the identity as they are written. */
const SAID_ALREADY: Readonly<Record<string, Sql>> = {
  given_name: sql`given_name`,
  family_name: sql`family_name`,
  birth_date: sql`birth`,
};

function written(field: string): Sql {
  return SAID_ALREADY[field] ?? id(asWritten(field));
}

/** Fields that a row takes along as written; what is costly to work out from them is worked out for few rows. */
function moreOf({ others, settings }: LinkageContext): readonly string[] {
  const { own, sources } = settings.place;
  const fields = [
    ...FACTS,
    'pid_unproven',
    ...own,
    ...sources.flatMap(({ match }) => match),
    ...others.flatMap(keyFields),
  ];
  return [...new Set(fields)].filter((field) => !(field in SAID_ALREADY));
}
