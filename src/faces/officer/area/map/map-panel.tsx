import { SegmentedControl } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  AreaMap,
  type Drawing,
  drawShapes,
  MapLegend,
  ProblemNote,
  protectionOf,
  Shape,
  useAreaShapes,
  useWords,
  writeShortFigure,
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
  const { children } = useLeague();
  const regions = listed.by === undefined ? undefined : (children.data?.children ?? 'waiting');
  const shapes = useAreaShapes(listed.of.code, regions);
  const drawing = useMemo(() => shapes.data && drawShapes(shapes.data), [shapes.data]);
  return (
    <figure className={styles['panel']} data-map="">
      <div className={styles['bar']}>
        <h2>{say('map.title', { layer: pick(layer.title) })}</h2>
        <KindSwitch />
      </div>
      {shapes.isPending && <Shape heights={SHAPE} />}
      {shapes.isError && (
        <ProblemNote
          thrown={shapes.error}
          title={say('map.failed')}
          kept={say('problem.kept-rest')}
          onRetry={() => shapes.retry()}
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
  const { area, layer, listed, group } = useAreaView();
  const { rows } = useLeague();
  const { state } = useLocation();
  const pointed = usePointed();
  const go = useGoToArea();
  const addressOf = useAreaAddress();
  const kind = useMapKind();
  const { marks, scale } = markMap({
    shapes: drawing.shapes,
    rows,
    view: { layer, listed, group },
    kind,
    words,
    addressOf,
  });
  const isHeldBack = rows.some(
    ({ child }) => protectionOf(child.protection, group?.id).hidden[layer.id] !== undefined,
  );
  const write = (value: number) => writeShortFigure(layer.unit, value, formats);
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
        unknown={say(isHeldBack ? 'protection.hidden' : kind === 'div' ? 'rate.few' : 'unknown')}
        write={kind === 'div' ? formats.signed : write}
      />
      <p className={styles['note']}>
        {listed.level === 'village' && <span>{say('map.villages')}</span>}
        <span className="no-paper">{say('map.keys')}</span>
      </p>
    </>
  );
}
