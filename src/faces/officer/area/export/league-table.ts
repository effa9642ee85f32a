import type { AreaChild, MeasureAnswer } from '../../../../contract/index.ts';
import {
  cellOf,
  type FileTable,
  figuresOf,
  isCountedBy,
  protectionOf,
  type Words,
} from '../../../shared/index.ts';

type Wanted = Readonly<{
  children: readonly AreaChild[];
  measures: readonly MeasureAnswer[];
  group: string | undefined;
  words: Pick<Words, 'pick'>;
}>;

/**
 * Every figure of every area of the table; money in baht, and nothing where it is not known or held back. The last columns tell how far
 * counts may be off, and what is held back for which reason.
 */
export function leagueTable({ children, measures, group, words }: Wanted): Pick<FileTable, 'head' | 'lines'> {
  return {
    head: ['code', 'name', ...measures.map((measure) => words.pick(measure.title)), 'within', 'held_back'],
    lines: children.map((child) => {
      const figures = figuresOf(child, group);
      const cells = measures.map((measure) =>
        cellOf(measure.unit, isCountedBy(measure, group) ? figures[measure.id] : undefined),
      );
      const { within, hidden } = protectionOf(child.protection, group);
      const heldBack = Object.entries(hidden).map(([measure, reason]) => `${measure}=${reason}`);
      return [child.code, words.pick(child.name), ...cells, within, heldBack.join(';')];
    }),
  };
}
