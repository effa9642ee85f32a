import { SegmentedControl } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import {
  AreaMap,
  type Drawing,
  MapLegend,
  ProblemNote,
  protectionOf,
  Shape,
  useAreaDrawing,
  useWords,
  writeShortFigure,
} from '../../../shared/index.ts';
import { useAreaAddress } from '../../frame/index.ts';
import { useAreaView } from '../area-view.ts';
import { useLeague } from '../league/use-league.ts';
import { usePointed } from '../pointed.tsx';
import { useGoToArea } from '../use-area-keys.ts';
import { useReadAhead } from '../use-read-ahead.ts';
import { type MapKind, markMap } from './map-marks.ts';
import styles from './map-panel.module.css';

const SHAPE = [560, 36];

/** The map of the areas below, in step with the table. */
export function MapPanel() {
  const { say, pick } = useWords();
  const { layer, listed } = useAreaView();
  const { children } = useLeague();
  const regions = listed.by === undefined ? undefined : (children.data?.children ?? 'waiting');
  const drawing = useAreaDrawing(listed.of.code, regions);
  return (
    <figure className={styles['panel']} data-map="">
      <div className={styles['bar']}>
        <h2>{say('map.title', { layer: pick(layer.title) })}</h2>
        <KindSwitch />
      </div>
      {drawing.isPending && <Shape heights={SHAPE} />}
      {drawing.isError && (
        <ProblemNote
          thrown={drawing.error}
          title={say('map.failed')}
          kept={say('problem.kept-rest')}
          onRetry={() => void drawing.refetch()}
        />
      )}
      {drawing.data && <DrawnMap drawing={drawing.data} />}
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
  const view = useAreaView();
  const { area, layer, listed, group } = view;
  const { rows } = useLeague();
  const fromOnMap = useLocation({ select: ({ state }) => state.fromOnMap });
  const { code: pointed, point } = usePointed();
  useReadAhead(pointed);
  const go = useGoToArea();
  const addressOf = useAreaAddress();
  const kind = useMapKind();
  const { shapes } = drawing;
  const { marks, scale } = useMemo(
    () => markMap({ shapes, rows, view, kind, words, addressOf }),
    [shapes, rows, view, kind, words, addressOf],
  );
  const pointOnMap = useCallback((code: string | undefined) => point(code, 'map'), [point]);
  const goOn = useCallback(
    (code: string, how: 'mouse' | 'keys') => go(code, how === 'keys' ? 'map' : 'page'),
    [go],
  );
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
        pointed={pointed}
        current={area.level === 'village' ? area.code : undefined}
        focusOn={fromOnMap}
        onPoint={pointOnMap}
        onGo={goOn}
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
