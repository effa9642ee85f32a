import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import {
  AreaMap,
  type Drawing,
  MapLegend,
  ProblemNote,
  Shape,
  useAreaDrawing,
  useWords,
} from '../../../shared/index.ts';
import { chooseArea } from '../../frame/index.ts';
import type { Explorer } from '../use-explorer.ts';
import type { Table } from '../use-table.ts';
import styles from './drawings.module.css';
import { markGrid } from './mark-grid.ts';
import { shownColumn } from './shown-column.ts';

type Props = Readonly<{ explorer: Explorer; table: Table }>;

const SHAPE = [480];

/** The same column on a map; an area leads further down. */
export function GridMap({ explorer, table }: Props) {
  const { say, pick } = useWords();
  const { area, by, children, measure } = explorer;
  const drawing = useAreaDrawing(area.code, by === undefined ? undefined : children.children);
  const title = say(explorer.columns ? 'explore.map' : 'explore.map.only', {
    measure: pick(measure.title),
    column: shownColumn(table).name,
  });
  return (
    <figure className={styles['drawing']} data-map="">
      <h2>{title}</h2>
      {drawing.isPending && <Shape heights={SHAPE} />}
      {drawing.isError && (
        <ProblemNote
          thrown={drawing.error}
          title={say('map.failed')}
          kept={say('problem.kept-rest')}
          onRetry={() => void drawing.refetch()}
        />
      )}
      {drawing.data && <Drawn {...{ explorer, table, title }} drawing={drawing.data} />}
    </figure>
  );
}

type DrawnProps = Props & Readonly<{ title: string; drawing: Drawing }>;

function Drawn({ explorer, table, title, drawing }: DrawnProps) {
  const words = useWords();
  const { say } = words;
  const [pointed, point] = useState<string | undefined>();
  const navigate = useNavigate({ from: '/explore' });
  const router = useRouter();
  const { choice, as } = explorer;
  const choiceOf = (code: string) => {
    const { sort: _, by: __, ...rest } = choice;
    return { ...rest, area: chooseArea(code).area ?? code };
  };
  const addressOf = (code: string) => router.buildLocation({ to: '/explore', search: choiceOf(code) }).href;
  const column = table.grid.columns.indexOf(shownColumn(table));
  const isHeldBack = table.grid.rows.some(
    ({ cells }) => table.protectionOf(cells[column]).reason !== undefined,
  );
  const { marks, scale } = markGrid({ drawing, table, words, addressOf, as });
  return (
    <>
      <AreaMap
        drawing={drawing}
        marks={marks}
        label={`${title}. ${say('map.keys')}`}
        pointed={pointed}
        onPoint={point}
        onGo={(code) => void navigate({ to: '/explore', search: choiceOf(code) })}
      />
      <MapLegend
        scale={scale}
        kind="seq"
        note={say('map.quantiles')}
        unknown={say(isHeldBack ? 'protection.hidden' : as === 'rate' ? 'rate.few' : 'unknown')}
        write={table.write}
      />
    </>
  );
}
