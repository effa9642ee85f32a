import type { Sql, SqlStep } from '../../../base/lake/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import {
  type ConditionOnDay,
  type ExceptionOnDay,
  type Programme,
  type RulesOnDay,
  rulesOn,
} from '../language/index.ts';
import { besidePeople } from './beside-people.ts';
import { toSql } from './expressions/index.ts';
import { openUnitQuestions, type UnitQuestions } from './units.ts';

/** A programme on a day as SQL over the profiles: for stages that ask the same questions of everybody. */
export type CompiledProgramme = Readonly<{
  id: string;
  rules: RulesOnDay;
  /** Bit i of the decisions' `__true` and `__unknown` is condition i; the exceptions stand after the conditions. */
  conditions: readonly (ConditionOnDay & { sql: Sql })[];
  exceptions: readonly (ExceptionOnDay & { sql: Sql })[];
  /** What the programme pays in its period, whether or not the person is eligible; null for a service. */
  amount: Sql | null;
  /** The day from which an eligible person should have been paid; null where the rules do not tell. */
  since: Sql | null;
}>;

/** Programmes on a day as SQL; those without a version in force are left out. */
export type CompiledProgrammes = Readonly<{
  programmes: readonly CompiledProgramme[];
  units: UnitQuestions;
  /** Tables that must be there before: one for each kind of unit that the rules ask about. */
  unitSteps: (people: Sql) => SqlStep[];
  /** What stands after `from` where the SQL of the programmes is used: people beside the tables of their units. */
  besidePeople: (people: Sql) => Sql;
}>;

/** Compiles programmes for a day, so that what they ask of units is asked once for all of them. */
export function compileProgrammes(programmes: readonly Programme[], asOf: IsoDate): CompiledProgrammes {
  const units = openUnitQuestions();
  const compiled = programmes.flatMap((programme) => compileOne(programme, asOf, units) ?? []);
  return {
    programmes: compiled,
    units,
    unitSteps: units.steps,
    besidePeople: (people) => besidePeople(people, units.tables()),
  };
}

/** Compiles one programme for a day; nothing when no version is in force then. */
export function compileProgramme(programme: Programme, asOf: IsoDate): CompiledProgramme | undefined {
  return compileOne(programme, asOf, openUnitQuestions());
}

function compileOne(
  programme: Programme,
  asOf: IsoDate,
  units: UnitQuestions,
): CompiledProgramme | undefined {
  const rules = rulesOn(programme, asOf);
  if (!rules) return undefined;
  return {
    id: programme.id,
    rules,
    conditions: rules.conditions.map((condition) => ({
      ...condition,
      sql: toSql(condition.when, units.column),
    })),
    exceptions: rules.exceptions.map((exception) => ({
      ...exception,
      sql: toSql(exception.when, units.column),
    })),
    amount: rules.amount && toSql(rules.amount.pays, units.column),
    since: rules.since && toSql(rules.since.day, units.column),
  };
}
