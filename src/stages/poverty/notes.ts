import { dialect, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import { appliesColumn, columnOf, disagreesColumn, failsColumn, ownerOf } from './scoring/index.ts';
import type { FragileQuestions, IndicatorSet, PovertyContent } from './settings/index.ts';
import type { PovertyParts } from './steps/index.ts';

/** The figures of the manifest: each is asked of the stage's own tables. */
export function povertyNotes({ content, rules }: PovertyParts): Record<string, Sql> {
  const { target, sets } = content;
  return {
    surveys: surveyNotes(),
    answersSetAside: findingsOf('answer-impossible'),
    marksDisagree: findingsOf('mark-disagrees'),
    surveyedTwice: findingsOf('surveyed-twice'),
    households: householdNotes(),
    sets: join(sets.map(setNotes), ' union all '),
    indicators: join(sets.flatMap(indicatorNotes), ' union all '),
    funnel: funnel(),
    targetByDimension: targetByDimension(target),
    masks: masks(target),
    noCard: noCard(),
    fragile: join(rules.fragile.map(fragileNotes), ' union all '),
    money: moneyNotes(content),
  };
}

/** What was surveyed when, what fits no household, and what was judged by the rule of another form's years. */
function surveyNotes(): Sql {
  return sql`
    select
      survey.at_year as survey_year,
      count(*) as surveys,
      count(*) filter (where survey.household_id is null) as without_household,
      count(*) filter (where household.stands_in) as judged_by_an_earlier_form
    from surveys as survey
    left join households as household on household.household_id = survey.household_id
    group by survey.at_year
    order by survey.at_year`;
}

function findingsOf(kind: string): Sql {
  return sql`
    select detail, count(*) as rows, count(distinct household_id) as households
    from findings
    where kind = ${literal(kind)}
    group by detail
    order by detail`;
}

function householdNotes(): Sql {
  return sql`
    select
      count(*) as households,
      count(*) filter (where poor) as poor,
      count(*) filter (where poor is null) as not_known
    from households`;
}

function setNotes({ id: set }: IndicatorSet): Sql {
  const column = (what: string) => id(columnOf(set, what));
  return sql`
    select
      ${literal(set)} as "set",
      count(${column('failed')}) as households,
      count(*) filter (where ${column('poor')}) as poor,
      count(*) filter (where ${column('failed')} is not null and ${column('poor')} is null) as not_known
    from households`;
}

/** Of every indicator: whom it concerns, who fails it, where it is not known, and where the mark says otherwise. */
function indicatorNotes(set: IndicatorSet): Sql[] {
  return set.indicators.flatMap((indicator) => {
    if (indicator.unanswered) return [];
    const [owner, number] = ownerOf(set, indicator);
    const fails = id(failsColumn(owner, number));
    return [
      sql`
    select
      ${literal(set.id)} as "set",
      ${literal(indicator.number)} as number,
      count(*) filter (where ${id(appliesColumn(owner, number))}) as applies,
      count(*) filter (where ${fails}) as fails,
      count(*) filter (where ${fails} is null) as not_known,
      count(*) filter (where ${id(disagreesColumn(owner, number))}) as mark_disagrees
    from failures`,
    ];
  });
}

/** Each figure counts a part of the people that the one before it counts. */
function funnel(): Sql {
  return sql`
    select
      (select count(*) from households where poor) as poor_households,
      count(*) as people,
      count(*) filter (where poor) as poor_people,
      count(*) filter (where registered) as registered_poor,
      count(*) filter (where target) as target_poor,
      count(*) filter (where poor_without_card) as poor_without_card,
      count(*) filter (where no_card_in_household) as no_card_in_household
    from people`;
}

function targetByDimension({ dimensions }: IndicatorSet): Sql {
  const counts = dimensions.map((dimension, index) => {
    const fails = dialect.hasBit(sql`dimensions`, 2 ** index);
    return sql`count(*) filter (where target and ${fails}) as ${id(dimension.id)}`;
  });
  return sql`select ${join(counts)} from people`;
}

/** For every subset of dimensions switched on: who fails one of them. The mask is written as published, the first dimension first. */
function masks({ dimensions }: IndicatorSet): Sql {
  const most = 2 ** dimensions.length;
  const rows = Array.from({ length: most - 1 }, (_, index) => {
    const bits = index + 1;
    const written = dimensions.map((_dimension, at) => ((bits >> at) & 1 ? '1' : '0')).join('');
    return sql`(${literal(bits)}, ${literal(written)})`;
  });
  return sql`
    select
      mask.written as mask,
      coalesce(sum(pattern.households), 0) as households,
      coalesce(sum(pattern.people), 0) as people,
      coalesce(sum(pattern.target), 0) as target
    from (values ${join(rows)}) as mask (bits, written)
    left join patterns as pattern on (pattern.dimensions & mask.bits) <> 0
    group by mask.bits, mask.written
    order by mask.bits`;
}

/** Poor households in which nobody has a card, and the people in them. */
function noCard(): Sql {
  return sql`
    select count(distinct household_id) as households, count(*) as people
    from people
    where no_card_in_household`;
}

function fragileNotes({ id: rule, when, burdens }: FragileQuestions): Sql {
  const column = (what: string) => id(columnOf(`fragile_${rule}`, what));
  const count = (list: FragileQuestions['when'], what: string) =>
    list.map((one, at) => {
      const holds = sql`${column('is')} and ${dialect.hasBit(column(what), 2 ** at)}`;
      return sql`select ${literal(rule)} as rule, ${literal(one.id)} as part, count(*) filter (where ${holds}) as households from households`;
    });
  const all = sql`select ${literal(rule)} as rule, 'fragile' as part, count(*) filter (where ${column('is')}) as households from households`;
  const open = sql`select ${literal(rule)} as rule, 'not-known' as part, count(*) filter (where ${column('is')} is null) as households from households`;
  return join([all, open, ...count(when, 'why'), ...count(burdens, 'burdens')], ' union all ');
}

/** Households and their members under the national line, with what the State pays and without it. */
function moneyNotes({ survey }: PovertyContent): Sql {
  const members = (test: Sql) => sql`coalesce(sum(members) filter (where ${test}), 0)`;
  return sql`
    select
      ${literal(survey.line.bahtAMonth)} as line_baht_a_month,
      ${literal(survey.line.year)} as line_year,
      count(money_poor) as households,
      count(*) filter (where money_poor) as poor_households,
      ${members(sql`money_poor is not null`)} as members,
      ${members(sql`money_poor`)} as poor_members,
      count(money_poor_without_transfers) as households_with_transfers_known,
      count(*) filter (where money_poor_without_transfers) as poor_households_without_transfers,
      ${members(sql`money_poor_without_transfers`)} as poor_members_without_transfers
    from households`;
}
