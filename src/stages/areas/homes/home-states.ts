import { problem } from '../../../base/errors/index.ts';
import { id, type Sql, sql } from '../../../base/lake/index.ts';
import type { CountsOf } from '../measures/index.ts';

type InState = Omit<CountsOf<'in-state'>, 'kind'>;

const COLUMNS = {
  'money-poor': 'money_poor',
  'money-poor-without-transfers': 'money_poor_without_transfers',
} as const;

/** The yes/no column of surveyed households that tells of a state; null where it is not known. */
export function stateColumn({ state, rule }: InState): string {
  if (state !== 'fragile') return COLUMNS[state];
  return `fragile_${rule ?? ''}__is`;
}

/** Whether a household is in a state, by a rule that the country has. Households of the poverty stage stand under `home`. */
export function isInState(counts: InState, rules: readonly string[]): Sql {
  const { state, rule } = counts;
  const asksRule = state === 'fragile';
  if (asksRule && !rules.includes(rule ?? '')) {
    throw invalid(rule ?? state, `there is no such rule for fragile households; known: ${rules.join(', ')}`);
  }
  if (!asksRule && rule !== undefined) throw invalid(state, 'only fragile households go by a rule');
  return sql`${id(`home.${stateColumn(counts)}`)}`;
}

function invalid(where: string, reason: string): Error {
  return problem('CONTENT_INVALID', { file: 'measures', where, reason });
}
