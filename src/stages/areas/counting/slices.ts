import { EVERYONE } from '../../../base/disclosure/index.ts';
import { id, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { MeasureSettings } from '../measures/index.ts';
import { columnOf } from './measure-columns.ts';

/** A part of the people that figures are given for; a person stands in several. `holds` asks the columns of a counted person. */
export type Slice = Readonly<{ id: string; holds: Sql }>;

/** Everybody, each sex, each life stage, each group. */
export function slicesOf(settings: MeasureSettings): Slice[] {
  return [
    { id: EVERYONE, holds: sql`true` },
    ...['m', 'f'].map((sex) => ({ id: `sex:${sex}`, holds: sql`coalesce(sex = ${literal(sex)}, false)` })),
    ...settings.stages.map(({ id: stage }) => ({
      id: `stage:${stage}`,
      holds: sql`coalesce(stage = ${literal(stage)}, false)`,
    })),
    ...settings.groups.map(({ id: group }) => ({ id: `group:${group}`, holds: id(groupColumn(group)) })),
  ];
}

/** The column that says whether a person is of a group. */
export function groupColumn(group: string): string {
  return columnOf(`in_${group}`);
}
