import type { Row } from '../../../../base/lake/index.ts';
import type { Text } from '../../../../base/model/index.ts';
import { toText } from '../../../../stages/entitlements/index.ts';
import { prepareNeed } from '../../../../stages/needs/index.ts';
import type { Reading } from '../../reading.ts';
import { rulesFacts } from '../circle.ts';

/** Something a person may need: whether, how many, whether a register tells that it was given, and the rule that says so. */
export type PersonNeed = Readonly<{
  need: string;
  title: Text;
  unit: Text;
  period: 'once' | 'month';
  /** Null: cannot tell. */
  needed: boolean | null;
  quantity: number | null;
  /** Null: a register could tell, and does not. */
  given: boolean | null;
  /** Whether any register tells at all to whom it was given. */
  givenTold: boolean;
  rule: Text;
  source: Text;
  verified: boolean;
  note: Text | null;
}>;

/** What equipment and services somebody needs by the rules of the day of the data; the dead need none. */
export function needsOf({ country, asOf }: Pick<Reading, 'country' | 'asOf'>, profile: Row): PersonNeed[] {
  if (profile['alive'] === false) return [];
  const { needs, rulesOn } = country.needs();
  const rules = rulesOn(asOf);
  const facts = rulesFacts(profile);
  return needs.flatMap(({ id, title, unit, period, source, verified, note }, place) => {
    const rule = rules[place];
    if (!rule) return [];
    return {
      need: id,
      title,
      unit,
      period,
      ...prepareNeed(rule)(facts),
      givenTold: rule.given !== null,
      rule: toText(rule.when),
      source,
      verified,
      note: note ?? null,
    };
  });
}
