import { id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { Deliveries } from '../deliveries.ts';
import { dateOf, type MadeColumns } from '../fact-columns.ts';
import type { DeathEvidence } from '../settings.ts';

/**
 * Whether a person lives. A death stays one when its register grows old, for the dead do not return; but that somebody is alive is
 * said only by a fresh register that would know, else it is not known.
 */
export function deathColumns(evidence: readonly DeathEvidence[], deliveries: Deliveries): MadeColumns {
  const heard = evidence.flatMap((one, index) => {
    const state = deliveries.reach(one.source, one.via);
    return state === 'missing' ? [] : [{ ...one, state, dead: id(`dead__${index}`), index }];
  });
  const dead = heard.map((one) => sql`when ${one.dead} then false`);
  const alive = heard.filter((one) => one.state === 'fresh').flatMap((one) => aliveBy(one));
  const dates = heard.filter((one) => one.date).map((one) => id(`death_date__${one.index}`));
  const nobody = sql`when false then null`;
  return {
    alive: sql`case ${join([nobody, ...dead, ...alive], ' ')} end`,
    death_date: sql`coalesce(${join([...dates, sql`cast(null as date)`])})`,
    death_source: sql`case ${join([nobody, ...heard.map((one) => sql`when ${one.dead} then ${literal(one.name)}`)], ' ')} end`,
    death_as_of: sql`case ${join([nobody, ...heard.map((one) => sql`when ${one.dead} then ${dateOf(one.source, deliveries)}`)], ' ')} end`,
  };
}

function aliveBy(evidence: DeathEvidence & { dead: Sql }): Sql[] {
  if (evidence.alive === 'nobody') return [];
  return evidence.alive === 'not-listed'
    ? [sql`when true then true`]
    : [sql`when not ${evidence.dead} then true`];
}
