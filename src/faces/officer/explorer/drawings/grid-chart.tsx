import { BarList, LineChart, useWords } from '../../../shared/index.ts';
import type { Explorer } from '../use-explorer.ts';
import type { Table } from '../use-table.ts';
import styles from './drawings.module.css';
import { shownColumn } from './shown-column.ts';

type Props = Readonly<{ explorer: Explorer; table: Table }>;

const MOST_BARS = 20;
const MOST_LINES = 5;

/** The table as a drawing: through time as lines, everything else as bars of the column it is ordered by. */
export function GridChart({ explorer, table }: Props) {
  const byTime = [explorer.rows, explorer.columns].includes('time') && explorer.day.days.length > 1;
  return (
    <figure className={styles['drawing']}>
      {byTime ? <Lines {...{ explorer, table }} /> : <Bars {...{ explorer, table }} />}
    </figure>
  );
}

function Bars({ explorer, table }: Props) {
  const { say, pick } = useWords();
  const { grid, writeShown } = table;
  const column = shownColumn(table);
  const index = grid.columns.indexOf(column);
  const title = say(explorer.columns ? 'explore.chart' : 'explore.chart.only', {
    measure: pick(explorer.measure.title),
    column: column.name,
  });
  const bars = grid.rows.slice(0, MOST_BARS).map(({ item, values, cells }) => {
    const value = values[index];
    return { id: item.id, name: item.name, value, text: writeShown(cells[index], value) };
  });
  return (
    <>
      <h2>{title}</h2>
      <BarList label={title} bars={bars} />
      {grid.rows.length > MOST_BARS && (
        <figcaption className="soft">
          {say('explore.chart.first', { count: MOST_BARS, all: grid.rows.length })}
        </figcaption>
      )}
    </>
  );
}

function Lines({ explorer, table }: Props) {
  const { say, pick, formats } = useWords();
  const { grid, write } = table;
  const down = explorer.rows === 'time';
  const days = down ? grid.rows.map(({ item }) => item.id).toSorted() : grid.columns.map(({ id }) => id);
  const lines = down
    ? grid.columns.map((column, index) => ({
        ...column,
        values: days.map((day) => grid.rows.find(({ item }) => item.id === day)?.values[index]),
      }))
    : grid.rows.map(({ item, values }) => ({ ...item, values }));
  const shown = lines.slice(0, MOST_LINES);
  const title = say('explore.chart', {
    measure: pick(explorer.measure.title),
    column: say('explore.axis.time'),
  });
  return (
    <>
      <h2>{title}</h2>
      <LineChart
        label={title}
        days={days}
        lines={shown}
        writeDay={(day) => formats.date(day)}
        write={write}
      />
      {lines.length > MOST_LINES && (
        <figcaption className="soft">
          {say('explore.chart.lines', { count: MOST_LINES, all: lines.length })}
        </figcaption>
      )}
    </>
  );
}
