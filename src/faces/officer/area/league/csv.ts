import type { AreaChild, MeasureAnswer } from '../../../../contract/index.ts';
import { figuresOf, isCountedBy, type Words } from '../../../shared/index.ts';

type Table = Readonly<{
  children: readonly AreaChild[];
  measures: readonly MeasureAnswer[];
  group: string | undefined;
  words: Pick<Words, 'pick'>;
}>;

const SATANG_A_BAHT = 100;
/** Tells a spreadsheet that the text is UTF-8; without it Thai comes out broken. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Every figure of every area as comma-separated text; money in baht, and nothing where it is not known. */
export function writeCsv({ children, measures, group, words }: Table): string {
  const head = ['code', 'name', ...measures.map((measure) => words.pick(measure.title))];
  const lines = children.map((child) => {
    const figures = figuresOf(child, group);
    const cells = measures.map((measure) => {
      const value = isCountedBy(measure, group) ? figures[measure.id] : undefined;
      if (value === undefined) return '';
      return String(measure.unit === 'satang-a-month' ? value / SATANG_A_BAHT : value);
    });
    return [child.code, words.pick(child.name), ...cells];
  });
  return BYTE_ORDER_MARK + [head, ...lines].map((cells) => cells.map(quote).join(',')).join('\r\n');
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
