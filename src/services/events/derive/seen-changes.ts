import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../../base/model/index.ts';
import type { EventContent, EventKind } from '../../../country.ts';
import type { FactEntry } from '../../../stages/profiles/index.ts';

/** What changes are looked for in. */
export type Looking = Readonly<{
  content: EventContent;
  /** Facts of the newer set with their registers. */
  facts: readonly FactEntry[];
  now: DatasetVersion;
  before: DatasetVersion;
  asOf: IsoDate;
}>;

/** One fact of a kind that both sets have. */
type Watched = Readonly<{ kind: EventKind; place: number; entry: FactEntry }>;

const TEXT = dialect.type('text');
const DATE = dialect.type('date');

/** The least of a fact among all whom a person was before. */
export function leastOf(fact: string): string {
  return `least_${fact}`;
}

/** The most of it. */
export function mostOf(fact: string): string {
  return `most_${fact}`;
}

/** Facts whose changes can be seen: what one of the two sets does not have tells nothing. */
export function watchedFacts({ content, facts, now, before }: Looking): Watched[] {
  const columns = [now, before].map((version) => columnsOf(version));
  const isThere = (name: string) => columns.every((names) => names.has(name));
  const entries = new Map(facts.map((entry) => [entry.fact, entry]));
  return content.kinds.flatMap((kind, place) => {
    const asked = [...(kind.day ? [kind.day] : []), ...kind.where.map(({ fact }) => fact)];
    if (!asked.every(isThere)) return [];
    return kind.facts.flatMap((fact) => {
      const entry = entries.get(fact);
      return entry && isThere(fact) ? [{ kind, place, entry }] : [];
    });
  });
}

function columnsOf(version: DatasetVersion): Set<string> {
  const table = version.tables.find(({ name }) => name === 'profiles');
  return new Set(table?.columns.map(({ name }) => name));
}

/** A row for each fact of a person that changed as a kind of event says, between the two sets. */
export function seenChanges(looking: Looking): SqlStep {
  const watched = watchedFacts(looking);
  const rows = watched.map((one) => changeRows(one, looking));
  return {
    table: 'seen_changes',
    select: rows.length > 0 ? join(rows, '\n      union all') : nothingSeen(),
  };
}

function changeRows({ kind, place, entry }: Watched, looking: Looking): Sql {
  const now = id(`now.${entry.fact}`);
  const before = id(`before.${entry.fact}`);
  const day = kind.day ? sql`cast(${id(`now.${kind.day}`)} as ${DATE})` : sql`cast(null as ${DATE})`;
  const { source, asOf } = toldBy(entry, columnsOf(looking.now));
  return sql`
      select
        ${literal(place)} as kind_place,
        ${literal(kind.id)} as kind,
        ${literal(entry.fact)} as fact,
        now.person_id,
        now.pid,
        now.sex,
        now.birth_date,
        coalesce(now.village_code, before.village_code, now.subdistrict_code || '00') as village_code,
        ${day} as day,
        cast(${before} as ${TEXT}) as was,
        cast(${now} as ${TEXT}) as became,
        ${source} as source,
        ${asOf} as source_as_of
      from profiles.profiles as now
      left join former_profiles.profiles as before on before.person_id = now.person_id
      left join former_selves as self on self.person_id = now.person_id
      where ${differs(kind, entry.fact, day)}
        and ${counts(kind, day, looking)}
        and ${isHeardAgain({ kind, place, entry }, day, looking)}
        and ${join([sql`true`, ...kind.where.map(({ fact, is }) => sql`${id(`now.${fact}`)} = ${literal(is)}`)], ' and ')}`;
}

/**
 * Whoever is seen for the first time tells of a birth, or of a death on a known day that nobody was told of while they lived. Who only
 * came out of somebody, was made one with somebody or is back was known before, with all that was known of any of them.
 */
function differs({ when, day: dayFact }: EventKind, fact: string, day: Sql): Sql {
  const [now, before] = [id(`now.${fact}`), id(`before.${fact}`)];
  const [least, most] = [id(`self.${leastOf(fact)}`), id(`self.${mostOf(fact)}`)];
  const known = sql`(before.person_id is not null or self.person_id is not null)`;
  switch (when) {
    case 'appears':
      return sql`before.person_id is null and ${now} is not null and now.person_id not in (select person_id from found_again)`;
    case 'turns-true':
      return sql`${known} and ${now} and not coalesce(${before}, false) and not coalesce(${most}, false)`;
    case 'turns-false':
      return sql`not ${now} and coalesce(${before}, true) and coalesce(${least}, true) and (${known} or ${day} is not null)`;
    case 'changes':
      return sql`${known} and ${now} is not null and ${now} is distinct from ${before}
        and ${now} is distinct from ${least} and ${now} is distinct from ${most} and ${notOlder(dayFact)}`;
  }
}

/** A register that falls back to an older value, because a file is missing, tells nothing new. */
function notOlder(day: string | undefined): Sql {
  if (!day) return sql`true`;
  const now = id(`now.${day}`);
  return sql`coalesce(${now} >= ${id(`before.${day}`)}, true) and coalesce(${now} >= ${id(`self.${mostOf(day)}`)}, true)`;
}

/**
 * What a register tells that the set before did not have, because it is new or its file was missing, is how things stand and not a
 * change; but what happens once and on a known day is told whoever tells it, and so is what is later than what was known.
 */
function isHeardAgain({ kind, entry }: Watched, day: Sql, { before, now }: Looking): Sql {
  const heard = new Set(before.sources.map(({ source }) => source));
  const unheard = entry.sources.filter(({ source }) => !heard.has(source));
  if (kind.when === 'appears' || unheard.length === 0) return sql`true`;
  const isNews = kind.once ? sql`${day} is not null` : isLater(kind.day);
  const { sourceColumn } = entry;
  if (!sourceColumn || !columnsOf(now).has(sourceColumn))
    return unheard.length < entry.sources.length ? sql`true` : isNews;
  const names = join(unheard.map(({ name }) => literal(name)));
  return sql`(coalesce(${id(`now.${sourceColumn}`)}, '') not in (${names}) or ${isNews})`;
}

function isLater(day: string | undefined): Sql {
  if (!day) return sql`false`;
  return sql`${id(`now.${day}`)} > coalesce(${id(`before.${day}`)}, ${id(`self.${mostOf(day)}`)})`;
}

function counts({ withinDays, unknownDay }: EventKind, day: Sql, { content, asOf }: Looking): Sql {
  const today = sql`cast(${literal(asOf)} as ${DATE})`;
  const inTime = sql`${day} between ${dialect.addDays(today, -withinDays)} and ${today} and ${day} >= cast(${literal(content.from)} as ${DATE})`;
  return unknownDay === 'counts' ? sql`(${day} is null or (${inTime}))` : sql`(${inTime})`;
}

/** The register that told, and the day its data stands for, person by person where several can tell. */
function toldBy({ sourceColumn, asOfColumn, sources }: FactEntry, columns: ReadonlySet<string>) {
  const [first] = sources;
  if (!sourceColumn || !columns.has(sourceColumn))
    return {
      source: sql`cast(${literal(first?.source ?? null)} as ${TEXT})`,
      asOf: sql`cast(${literal(first?.asOf ?? null)} as ${DATE})`,
    };
  const named = sources.map(({ name, source }) => sql`when ${literal(name)} then ${literal(source)}`);
  const column = id(`now.${sourceColumn}`);
  const isDated = asOfColumn !== null && columns.has(asOfColumn);
  return {
    source: sql`case ${column} ${join([sql`when '' then null`, ...named], ' ')} else ${column} end`,
    asOf: isDated ? sql`cast(${id(`now.${asOfColumn}`)} as ${DATE})` : sql`cast(null as ${DATE})`,
  };
}

/** The same columns without a row, where there is nothing to compare. */
export function nothingSeen(): Sql {
  const text = sql`cast(null as ${TEXT})`;
  const date = sql`cast(null as ${DATE})`;
  const whole = sql`cast(null as ${dialect.type('bigint')})`;
  return sql`
      select
        0 as kind_place,
        ${text} as kind,
        ${text} as fact,
        ${whole} as person_id,
        ${text} as pid,
        ${text} as sex,
        ${date} as birth_date,
        ${text} as village_code,
        ${date} as day,
        ${text} as was,
        ${text} as became,
        ${text} as source,
        ${date} as source_as_of
      where false`;
}
