import type { Language } from '../../../base/model/index.ts';
import {
  type AreaTableExpression,
  childrenOf,
  type Expression,
  type ParameterUse,
  type ReceivesExpression,
  type Value,
  type ValueType,
} from '../language/index.ts';
import { writeValue } from '../text/index.ts';
import type {
  ExplainedArea,
  ExplainedFact,
  ExplainedHousehold,
  ExplainedParameter,
  ExplainedReceives,
  Known,
  PreparedPart,
  Session,
} from './explained.ts';
import type { FactsTeller } from './facts.ts';
import { type AgeOn, prepareHouseholds } from './members.ts';

/** What a leaf, or an amount, asks beside its value. */
export type Asked = Readonly<{
  facts: FactsTeller;
  parameters: readonly ExplainedParameter[];
  households: (known: Known) => readonly ExplainedHousehold[];
  receives: readonly ExplainedReceives[];
  areas: (known: Known) => readonly ExplainedArea[];
  /** Names of facts that are not known and were asked, also of other members and by other programmes. */
  missing: (session: Session) => readonly string[];
}>;

type Surroundings = Readonly<{
  facts: FactsTeller;
  part: (expression: Expression) => PreparedPart;
  age: AgeOn;
}>;

const NOTHING: readonly never[] = [];
const TELL_NOTHING = () => NOTHING;

/** Prepares everything an expression asks. */
export function prepareAsked(expression: Expression, { facts, part, age }: Surroundings): Asked {
  const tellHouseholds = prepareHouseholds(expression, age);
  const tables = areaTablesIn(expression).map(prepareArea);
  const asked = receivesIn(expression);
  const households =
    tellHouseholds.length === 0 ? TELL_NOTHING : (known: Known) => tellHouseholds.map((tell) => tell(known));
  const areas = tables.length === 0 ? TELL_NOTHING : (known: Known) => tables.map((tell) => tell(known));
  const others = asked.filter(({ as }) => as === 'entitled').map(({ holds }) => part(holds));
  return {
    facts,
    parameters: parametersIn(expression),
    households,
    receives: asked.map(({ programme, as }) => ({ programme: programme.id, title: programme.title, as })),
    areas,
    missing: (session) => {
      const beyond = [
        ...households(session.known).flatMap(({ missing }) => missing),
        ...others.flatMap((other) => missingIfOpen(other, session)),
      ];
      return [...lacking(facts(session), beyond.length > 0), ...beyond];
    },
  };
}

function missingIfOpen(part: PreparedPart, session: Session): readonly string[] {
  return part.explain(session).outcome === 'unknown' ? part.missing(session) : NOTHING;
}

/** Facts that are not known; where all are, and nothing else is open, they are not known well enough (a birth year without a day). */
function lacking(facts: readonly ExplainedFact[], isOpenElsewhere: boolean): string[] {
  const unknown = facts.filter(({ value }) => value === null);
  return (unknown.length > 0 || isOpenElsewhere ? unknown : facts).map(({ fact }) => fact);
}

function parametersIn(expression: Expression): ExplainedParameter[] {
  const found = new Map(usedIn(expression).map((use) => [use.parameter, use]));
  return [...found.values()].map(({ parameter, value, law }) => ({
    parameter,
    value: value && bothLanguages(value.type, value.value),
    law,
  }));
}

/** The parameters that an expression rests on itself; those of another programme's rules are told there. */
function usedIn(expression: Expression): readonly ParameterUse[] {
  if (expression.kind === 'receives') return [];
  const own = 'from' in expression && expression.from ? [expression.from] : [];
  const day = expression.kind === 'birth' && expression.dayFrom ? [expression.dayFrom] : [];
  return [...own, ...day, ...childrenOf(expression).flatMap(usedIn)];
}

function receivesIn(expression: Expression): ReceivesExpression[] {
  if (expression.kind === 'receives') return [expression];
  return childrenOf(expression).flatMap(receivesIn);
}

function areaTablesIn(expression: Expression): AreaTableExpression[] {
  if (expression.kind === 'area-table') return [expression];
  // Where another member lives is not told, nor by which row another programme decides.
  if (expression.kind === 'household' || expression.kind === 'receives') return [];
  return childrenOf(expression).flatMap(areaTablesIn);
}

function prepareArea({ fact, level, values, otherwise, type, from }: AreaTableExpression) {
  const texts = new Map([...values].map(([area, value]) => [area, bothLanguages(type, value)]));
  const rest = otherwise === null ? null : bothLanguages(type, otherwise);
  return ({ facts }: Known): ExplainedArea => {
    const code = facts[fact.fact];
    const area = typeof code === 'string' ? code.slice(0, level.digits) : null;
    const own = area === null ? undefined : texts.get(area);
    return {
      parameter: from.parameter,
      level: level.id,
      area,
      value: own ?? (area === null ? null : rest),
      isOtherwise: area !== null && own === undefined && rest !== null,
    };
  };
}

function bothLanguages(type: ValueType, value: Value) {
  const write = (language: Language) => writeValue({ type, value }, language);
  return { th: write('th'), en: write('en') };
}
