import { join, literal, type Sql, sql } from '../../../base/lake/index.ts';

/** Pairs of records made for a test, with the truth of each told by its number: even numbers are one person, odd ones are two. */
export type PlantedPairs = Readonly<{ review_pairs: Sql; review_records: Sql }>;

/** The answer that is right for a planted pair. */
export function truthOf(pair: string): 'same' | 'different' {
  return Number(BigInt(pair) - FIRST_KEY) % 2 === 0 ? 'same' : 'different';
}

const FIRST_KEY = 1_000_000_000_000n;

/** One name as two clerks write it. */
const GIVEN = [
  ['ศิริพร', 'สิริพร'],
  ['ณัฐพล', 'นัฐพล'],
  ['สมชาย', 'สมชัย'],
  ['กัญญา', 'กันยา'],
  ['วิชัย', 'วิไชย'],
  ['รัตนา', 'รัตน์'],
  ['ประเสริฐ', 'ประเสิฐ'],
  ['จันทร์เพ็ญ', 'จันเพ็ญ'],
];
const FAMILY = ['ทองสุขใจ', 'บุญมากมี', 'ศรีสวนดี', 'แก้วนาคำ', 'พูลทรัพย์ดี', 'ดวงใจงาม', 'สุขสำราญดี'];

/**
 * Makes `count` doubtful pairs in the villages of one area. Some rows need two reviewers, some one; some carry one number in two
 * records; households and a third register give pairs that the number settles.
 */
export function plantPairs({
  count,
  villages,
}: Readonly<{ count: number; villages: readonly string[] }>): PlantedPairs {
  const numbered = sql`
    select
      n,
      n % 2 = 0 as is_one,
      ${pick(
        GIVEN.map(([given = '']) => given),
        sql`n`,
      )} as given,
      ${pick(
        GIVEN.map(([, variant = '']) => variant),
        sql`n`,
      )} as variant,
      ${pick(FAMILY, sql`n // 3`)} as family,
      ${pick(FAMILY, sql`n // 3 + 1`)} as other_family,
      ${pick(villages, sql`n // 4`)} as village,
      date '1948-01-05' + cast(n * 97 % 21000 as integer) as born,
      '91' || lpad(cast(n * 48611 % 99999999999 as varchar), 11, '0') as number,
      lpad(cast(17010000000 + n // 2 as varchar), 11, '0') as house
    from range(${literal(count)}) as number (n)`;
  return { review_pairs: pairsOf(numbered, count), review_records: recordsOf(numbered) };
}

function pick(words: readonly string[], place: Sql): Sql {
  const cases = words.map((word, index) => sql`when ${literal(index)} then ${literal(word)}`);
  return sql`case cast(${place} as bigint) % ${literal(words.length)} ${join(cases, ' ')} end`;
}

function pairsOf(numbered: Sql, count: number): Sql {
  return sql`
    select
      cast(${literal(FIRST_KEY)} + n as bigint) as pair_key,
      'dopa-person' as left_source,
      cast(n as bigint) as left_row_id,
      cast(10 * n + 1 as bigint) as left_key,
      'moph-person' as right_source,
      cast(n as bigint) as right_row_id,
      cast(10 * n + 2 as bigint) as right_key,
      cast(7 * n + 3 as bigint) as left_person,
      case when n % 10 = 3 then cast(7 * n + 3 as bigint) else cast(7 * n + 4 as bigint) end as right_person,
      case n % 10 when 3 then 'split' when 7 then 'bridge' else 'merge' end as kind,
      case when is_one then 0.80 else 0.35 end as probability,
      case when is_one then 2.0 else -0.9 end as weight,
      '[{"field":"prior","level":"","weight":-20.1},'
        || '{"field":"birth-date","level":"same","label_th":"วันเกิดตรงกัน","label_en":"Birth date agrees","weight":14.3},'
        || '{"field":"family-name","level":"same","label_th":"สกุลตรงกัน","label_en":"Family name agrees","weight":9.6},'
        || case when is_one
          then '{"field":"given-name","level":"close","label_th":"ชื่อใกล้เคียงกัน","label_en":"Given name is close","weight":-1.8}]'
          else '{"field":"given-name","level":"different","label_th":"ชื่อต่างกัน","label_en":"Given name differs","weight":-4.7}]'
        end as evidence,
      ${literal(count)} - n + 0.5 as value,
      n % 4 = 0 as touches_benefit,
      n % 3 <> 0 as adults
    from (${numbered}) as numbered`;
}

function recordsOf(numbered: Sql): Sql {
  const shared = sql`family, village, house, n % 2 = 0 as is_woman`;
  return sql`
    select
      record_key,
      source,
      cast(n as bigint) as row_id,
      given as given_name,
      family as family_name,
      case when is_woman then 'นาง' else 'นาย' end as title,
      case when is_woman then 'f' else 'm' end as sex,
      born as birth_date,
      number as pid,
      house as house_code,
      village as village_code,
      cast(null as varchar) as mother_pid,
      cast(null as varchar) as father_pid
    from (
      select cast(10 * n + 1 as bigint) as record_key, 'dopa-person' as source, n, given, born, number, ${shared}
      from (${numbered}) as numbered
      union all
      select
        cast(10 * n + 2 as bigint), 'moph-person', n,
        case when is_one then variant else given || 'า' end,
        case when is_one then born else born + 400 end,
        case when n % 10 = 3 then number when n % 5 = 1 then left(number, 11) || '00' end,
        ${sql`case when n % 6 = 0 then other_family else family end`}, village,
        case when n % 7 = 0 then null else house end,
        n % 2 = 0
      from (${numbered}) as numbered
      union all
      select cast(10 * n + 3 as bigint), 'swc-holder', n, given, born, number, ${shared}
      from (${numbered}) as numbered
      where n % 5 = 0
    ) as record`;
}
