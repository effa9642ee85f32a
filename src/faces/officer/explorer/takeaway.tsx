import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import {
  cellOf,
  type FileTable,
  saveFile,
  textFile,
  useWords,
  writeCsv,
  writeXlsx,
} from '../../shared/index.ts';
import styles from './explorer.module.css';
import type { GridRow } from './table/grid.ts';
import type { Explorer } from './use-explorer.ts';
import type { Table } from './use-table.ts';

type Props = Readonly<{ explorer: Explorer; table: Table }>;

/** What can be taken along: the table as a file, and a sentence that cites it. */
export function Takeaway({ explorer, table }: Props) {
  const { say } = useWords();
  const clipboard = useClipboard();
  const citation = useCitation(explorer);
  const file = useFileTable(explorer, table, citation);
  const name = `chipao-${explorer.area.code}-${explorer.measure.id.replaceAll(':', '-')}-${explorer.day.shown}`;
  const sheets = { figures: say('export.figures'), notes: say('export.notes') };
  return (
    <div className={`${styles['takeaway']} no-paper`}>
      <Button variant="default" onClick={() => saveFile(`${name}.csv`, textFile(writeCsv(file)))}>
        {say('area.export')}
      </Button>
      <Button variant="default" onClick={() => saveFile(`${name}.xlsx`, writeXlsx(file, sheets))}>
        {say('export.xlsx')}
      </Button>
      <Button variant="default" onClick={() => window.print()}>
        {say('print')}
      </Button>
      <Button variant="default" onClick={() => clipboard.copy(citation)}>
        {say(clipboard.copied ? 'explore.cited' : 'explore.cite')}
      </Button>
    </div>
  );
}

/** The table in one sentence with its day, its version and its address. */
function useCitation({ measure, area, rows, day }: Explorer): string {
  const { say, pick, formats } = useWords();
  return say('explore.cite.text', {
    measure: pick(measure.title),
    area: pick(area.name),
    rows: say(`explore.axis.${rows}`),
    date: formats.date(day.shown),
    version: day.standing === 'old' ? '–' : area.version,
    address: window.location.href,
  });
}

function useFileTable(explorer: Explorer, table: Table, citation: string): FileTable {
  const { grid, unit } = table;
  const { say, pick, formats } = useWords();
  const { measure, as, area } = explorer;
  const write = (value: number | undefined) => (as === 'rate' ? value : cellOf(measure.unit, value));
  const agencies = [...new Set(area.sources.map((source) => pick(source.agency)))];
  return {
    head: [
      say('export.code'),
      say('export.name'),
      ...grid.columns.map((column) => `${column.name} (${unit})`),
      'within',
      'held_back',
    ],
    lines: [...grid.rows, ...(grid.total ? [grid.total] : [])].map(({ item, values, cells }) => [
      item.id,
      item.name,
      ...values.map(write),
      table.protectionOf(cells[0]).noise.within,
      heldBackIn(cells, table),
    ]),
    notes: [
      citation,
      pick(measure.definition),
      say('export.sources', { sources: formats.list(agencies) }),
      area.protection.kind === 'none'
        ? say('protection.note.true')
        : say('protection.note.noise', { within: area.protection.within }),
      say('app.invented'),
    ],
  };
}

/** What of a row is held back: the column and the reason of each. */
function heldBackIn(cells: GridRow['cells'], { grid, protectionOf }: Table): string {
  const held = cells.flatMap((cell, index) => {
    const { reason } = protectionOf(cell);
    return reason ? [`${grid.columns[index]?.name ?? ''}=${reason}`] : [];
  });
  return held.join(';');
}
