import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  AreaMap,
  type Drawing,
  drawShapes,
  MapLegend,
  ProblemNote,
  questions,
  readShapes,
  Shape,
  useWords,
} from '../../../shared/index.ts';
import { useAreaAddress } from '../../frame/index.ts';
import { useAreaView } from '../area-view.ts';
import { useLeague } from '../league/use-league.ts';
import { usePointed } from '../pointed.tsx';
import { useGoToArea } from '../use-area-keys.ts';
import { type MapKind, markMap } from './map-marks.ts';
import styles from './map-panel.module.css';

const SHAPE = [560, 36];

/** The map of the areas below, in step with the table. */
export function MapPanel() {
  const { say, pick } = useWords();
  const { layer, listed } = useAreaView();
  const boundaries = useQuery(questions.boundaries(listed.of.code));
  const drawing = useMemo(
    () => boundaries.data && drawShapes(readShapes(boundaries.data)),
    [boundaries.data],
  );
  return (
    <figure className={styles['panel']}>
      <div className={styles['bar']}>
        <h2>{say('map.title', { layer: pick(layer.title) })}</h2>
        <KindSwitch />
      </div>
      {boundaries.isPending && <Shape heights={SHAPE} />}
      {boundaries.isError && (
        <ProblemNote
          thrown={boundaries.error}
          title={say('map.failed')}
          kept={say('problem.kept-rest')}
          onRetry={() => void boundaries.refetch()}
        />
      )}
      {drawing && <DrawnMap drawing={drawing} />}
    </figure>
  );
}

function useMapKind(): MapKind {
  const { choice, layer } = useAreaView();
  return choice.show === 'difference' && layer.over !== null ? 'div' : 'seq';
}

function KindSwitch() {
  const { say, pick } = useWords();
  const { layer, listed } = useAreaView();
  const kind = useMapKind();
  const navigate = useNavigate({ from: '/area/$code' });
  if (layer.over === null) return null;
  return (
    <SegmentedControl
      className="no-paper"
      aria-label={say('map.show')}
      value={kind}
      data={[
        { value: 'seq', label: say('map.show.count') },
        { value: 'div', label: say('map.show.difference', { name: pick(listed.of.name) }) },
      ]}
      onChange={(value) =>
        void navigate({
          search: ({ show: _, ...search }) => (value === 'div' ? { ...search, show: 'difference' } : search),
          resetScroll: false,
          replace: true,
        })
      }
    />
  );
}

function DrawnMap({ drawing }: Readonly<{ drawing: Drawing }>) {
  const words = useWords();
  const { say, pick, formats } = words;
  const { area, layer, listed } = useAreaView();
  const { rows } = useLeague();
  const { state } = useLocation();
  const pointed = usePointed();
  const go = useGoToArea();
  const addressOf = useAreaAddress();
  const kind = useMapKind();
  const { marks, scale } = markMap({
    shapes: drawing.shapes,
    rows,
    view: { layer, listed },
    kind,
    words,
    addressOf,
  });
  const write = layer.unit === 'satang-a-month' ? formats.shortBaht : formats.count;
  const name = pick(listed.of.name);
  return (
    <>
      <AreaMap
        drawing={drawing}
        marks={marks}
        label={`${say('map.title', { layer: pick(layer.title) })}, ${name}. ${say('map.keys')}`}
        pointed={pointed.code}
        current={area.level === 'village' ? area.code : undefined}
        focusOn={state.fromOnMap}
        onPoint={(code) => pointed.point(code, 'map')}
        onGo={(code, how) => go(code, how === 'keys' ? 'map' : 'page')}
      />
      <MapLegend
        scale={scale}
        kind={kind}
        note={kind === 'div' ? say('map.differences', { name }) : say('map.quantiles')}
        unknown={say(kind === 'div' ? 'rate.few' : 'unknown')}
        write={kind === 'div' ? formats.signed : write}
      />
      <p className={styles['note']}>
        {listed.level === 'village' && <span>{say('map.villages')}</span>}
        <span className="no-paper">{say('map.keys')}</span>
      </p>
    </>
  );
}
