import type { IsoDate } from '../../../base/model/index.ts';
import {
  contentProblem,
  type Expression,
  type Node,
  type Place,
  readRule,
} from '../../entitlements/index.ts';
import type { FragileRule } from './fragile.ts';
import type { Indicator, IndicatorSet } from './indicator-set.ts';
import type { ImpossibleRule } from './survey.ts';
import { checkRule, type Table, type Vocabulary } from './vocabulary.ts';

/** An indicator ready to be asked. `relevant` absent: it concerns every household. `fails` absent: only a mark, or nothing, answers. */
export type IndicatorRule = Readonly<{
  set: string;
  number: number;
  relevant: Expression | null;
  fails: Expression | null;
  column: string | null;
}>;

/** Where rules are read: their file, what they may ask, and the day that `asOf` means. */
export type Reading = Readonly<{ file: string; vocabulary: Vocabulary; on: IsoDate }>;

/** Reads the rules of a set's own indicators; those taken over from another set are that set's. */
export function indicatorRules(set: IndicatorSet, reading: Reading): IndicatorRule[] {
  return set.indicators.flatMap((indicator, index) => {
    if (indicator.same) return [];
    const path = ['indicators', index];
    const { relevant, fails } = readIndicator(indicator, path, reading);
    return [{ set: set.id, number: indicator.number, relevant, fails, column: indicator.column ?? null }];
  });
}

function readIndicator(
  { relevant, passes, members }: Indicator,
  path: readonly PropertyKey[],
  reading: Reading,
) {
  const read = (node: Node, table: Table, ...steps: PropertyKey[]) =>
    readAt(node, { ...reading, table, path: [...path, ...steps] });
  if (members) {
    const who = members.who ? read(members.who, 'members', 'members', 'who') : null;
    const failing = not(read(members.pass, 'members', 'members', 'pass'));
    return {
      relevant: who && ofMembers(reading, who),
      fails: ofMembers(reading, who ? all(who, failing) : failing),
    };
  }
  const asked = relevant ? read(relevant, 'household', 'relevant') : null;
  if (!passes) return { relevant: asked, fails: null };
  const failing = not(read(passes, 'household', 'passes'));
  return { relevant: asked, fails: asked ? all(asked, failing) : failing };
}

/** Reads one rule of a file and checks that what it asks can be answered where it stands. */
function readAt(
  node: Node,
  { vocabulary, on, table, ...place }: Reading & Place & Readonly<{ table: Table }>,
): Expression {
  const expression = readRule(node, { ...place, settings: vocabulary.settings, on });
  checkRule(expression, { vocabulary, table, place });
  return expression;
}

function all(...parts: Expression[]): Expression {
  return { kind: 'all', type: 'boolean', parts };
}

function not(part: Expression): Expression {
  return { kind: 'not', type: 'boolean', part };
}

/** Whether it holds for one member at least. */
function ofMembers({ vocabulary, file }: Reading, where: Expression): Expression {
  const unit = vocabulary.settings.units.find(({ id }) => id === 'members');
  if (!unit) throw contentProblem({ file, path: [] }, "there is no unit 'members'");
  return { kind: 'household', type: 'boolean', unit, measure: 'any', where, value: null };
}

/** Reads when answers are impossible; such a rule asks the row itself and nothing beside it. */
export function impossibleRules(rules: readonly ImpossibleRule[], reading: Reading) {
  return rules.map((rule, index) => {
    const path = ['impossible', index, 'when'];
    const table: Table = rule.of === 'household' ? 'household' : 'members';
    const when = readAt(rule.when, { ...reading, table, path });
    const known = [...reading.vocabulary.tables[table]];
    for (const [at, field] of rule.setsAside.entries()) {
      if (known.includes(field)) continue;
      const place = { file: reading.file, path: ['impossible', index, 'setsAside', at] };
      throw contentProblem(place, `${table} has no answer '${field}'`);
    }
    return { ...rule, when };
  });
}

/** A rule for fragile households, ready to be asked. */
export type FragileQuestions = Readonly<{
  id: string;
  when: readonly Readonly<{ id: string; when: Expression }>[];
  burdens: readonly Readonly<{ id: string; when: Expression }>[];
}>;

/** Reads the rules for fragile households. */
export function fragileQuestions(rules: readonly FragileRule[], reading: Reading): FragileQuestions[] {
  return rules.map((rule, index) => {
    const read = (part: 'when' | 'burdens') =>
      rule[part].map(({ id, when }, at) => ({
        id,
        when: readAt(when, { ...reading, table: 'household', path: ['rules', index, part, at, 'when'] }),
      }));
    return { id: rule.id, when: read('when'), burdens: read('burdens') };
  });
}
