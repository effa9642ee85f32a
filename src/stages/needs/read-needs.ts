import type { IsoDate } from '../../base/model/index.ts';
import {
  contentProblem,
  type EntitlementSettings,
  type Expression,
  type FactDeclaration,
  readRule,
  schemaProblem,
} from '../entitlements/index.ts';
import type { FactSettings } from '../profiles/index.ts';
import { type Need, needSettingsSchema } from './settings.ts';

/** A need ready to be asked. */
export type NeedRule = Readonly<{
  id: string;
  when: Expression;
  quantity: readonly Readonly<{ when: Expression | null; count: number }>[];
  given: Expression | null;
}>;

/** What a country says of needs: for people to read, and its rules as they stand on a day. */
export type NeedContent = Readonly<{
  needs: readonly Need[];
  rulesOn: (on: IsoDate) => readonly NeedRule[];
}>;

/** What rules of needs may ask: every fact of a person, and how the country counts ages. */
export type NeedVocabulary = Readonly<{
  facts: Pick<FactSettings, 'facts'>;
  settings: EntitlementSettings;
}>;

const ANY_DAY = '2026-01-01' as IsoDate;

/** Reads what is needed when; a need told twice, or a rule that asks what no profile has, is refused with its place. */
export function readNeeds(file: string, raw: unknown, vocabulary: NeedVocabulary): NeedContent {
  const parsed = needSettingsSchema.safeParse(raw);
  if (!parsed.success) throw schemaProblem(file, parsed.error);
  const { needs } = parsed.data;
  for (const [place, { id }] of needs.entries()) {
    if (needs.findIndex((one) => one.id === id) === place) continue;
    throw contentProblem({ file, path: ['needs', place, 'id'] }, `'${id}' is told twice`);
  }
  const settings = { ...vocabulary.settings, units: [], facts: factsOf(vocabulary) };
  const rulesOn = (on: IsoDate) => needs.map((need, place) => ruleOf(need, { file, place, settings, on }));
  rulesOn(ANY_DAY);
  return { needs, rulesOn };
}

type Reading = Readonly<{ file: string; place: number; settings: EntitlementSettings; on: IsoDate }>;

function ruleOf({ id, when, quantity, given }: Need, { place, ...reading }: Reading): NeedRule {
  const read = (node: Need['when'], ...path: PropertyKey[]) =>
    readRule(node, { ...reading, path: ['needs', place, ...path] });
  return {
    id,
    when: read(when, 'when'),
    quantity: quantity.map((step, index) => ({
      count: step.count,
      when: step.when === undefined ? null : read(step.when, 'quantity', index, 'when'),
    })),
    given: given === undefined ? null : read(given, 'given'),
  };
}

/** Facts under the words that programmes have for them, and all others of the profile under their own. */
function factsOf({ facts: { facts }, settings }: NeedVocabulary): FactDeclaration[] {
  const named = new Set(settings.facts.map(({ fact }) => fact));
  const others = facts.flatMap(({ fact, type, label }): FactDeclaration[] => {
    if (named.has(fact) || type === 'person' || type === 'household') return [];
    return [{ fact, type, label }];
  });
  return [...settings.facts, ...others];
}
