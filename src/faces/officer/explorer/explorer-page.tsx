import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import {
  ApiCalls,
  MeasureCard,
  ProblemNote,
  paths,
  RATE_FLOOR,
  Shape,
  SourceList,
  StateNote,
  useWords,
} from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import { Choices } from './choices.tsx';
import { GridChart } from './drawings/grid-chart.tsx';
import { GridMap } from './drawings/grid-map.tsx';
import styles from './explorer.module.css';
import { ExplorerHead } from './explorer-head.tsx';
import { GridTable } from './table/grid-table.tsx';
import { Takeaway } from './takeaway.tsx';
import { type Explorer, useExplorer } from './use-explorer.ts';
import { type Table, useTable } from './use-table.ts';

const SHAPE = [44, 64, 360];

/** One measure by areas, groups and time: a table, with a chart and a map of the same figures beside it. */
export function ExplorerPage() {
  const { say } = useWords();
  const known = useExplorer();
  usePageTitle(say('explore.title'));
  if (known.explorer) return <Explored explorer={known.explorer} />;
  if (known.error) return <ProblemNote level={1} thrown={known.error} onRetry={known.retry} />;
  return <Shape heights={SHAPE} />;
}

function Explored({ explorer }: Readonly<{ explorer: Explorer }>) {
  const table = useTable(explorer);
  const { area, content, measure } = explorer;
  useFixedDay(explorer);
  return (
    <>
      <ExplorerHead explorer={explorer} />
      <Choices explorer={explorer} />
      <Figures explorer={explorer} table={table} />
      <Takeaway explorer={explorer} table={table} />
      <div className={styles['grounds']}>
        <MeasureCard measure={measure} measures={content.measures} sources={area.sources} />
        <ApiCalls paths={[...table.asked.calls.slice(0, MOST_CALLS_SHOWN), paths.measures]} />
        <SourceList sources={area.sources} version={area.version} />
      </div>
    </>
  );
}

const MOST_CALLS_SHOWN = 8;

/** A link that names no day would show something else tomorrow: the day of the data goes into the address. */
function useFixedDay({ choice, day }: Explorer) {
  const navigate = useNavigate({ from: '/explore' });
  useEffect(() => {
    if (choice.on === undefined)
      void navigate({ search: (search) => ({ ...search, on: day.current }), replace: true });
  }, [choice.on, day.current, navigate]);
}

type Props = Readonly<{ explorer: Explorer; table: Table }>;

function Figures({ explorer, table }: Props) {
  const { say } = useWords();
  const { grid, asked } = table;
  if (asked.tooMany !== undefined)
    return (
      <StateNote title={say('explore.many', { count: asked.tooMany })}>
        <p>{say('explore.many.why')}</p>
      </StateNote>
    );
  if (asked.error) return <ProblemNote thrown={asked.error} onRetry={asked.retry} />;
  if (asked.isPending) return <Shape heights={SHAPE} />;
  const isKnown = grid.rows.some(
    ({ values, cells }) =>
      values.some((value) => value !== undefined) ||
      cells.some((cell) => table.protectionOf(cell).reason !== undefined),
  );
  if (!isKnown)
    return (
      <StateNote title={say('explore.nothing')}>
        <p>{say('explore.nothing.why')}</p>
      </StateNote>
    );
  const hidden = grid.rows.some(({ values }) => values.some((value) => value === undefined));
  return (
    <div className={styles['figures']}>
      <div className={styles['tables']}>
        <GridTable explorer={explorer} table={table} />
        {hidden && <p className="soft">{say('explore.hidden', { floor: RATE_FLOOR })}</p>}
      </div>
      <div className={styles['drawings']}>
        <GridChart explorer={explorer} table={table} />
        {explorer.rows === 'area' && <GridMap explorer={explorer} table={table} />}
      </div>
    </div>
  );
}
