import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import type { Drawing, DrawnShape } from './drawing.ts';
import styles from './map.module.css';
import { MapLabels } from './map-labels.tsx';
import { MapShapeLink, ShapeBody } from './map-shape.tsx';
import { MapTip } from './map-tip.tsx';
import type { MapMark } from './mark.ts';
import { neighbourOf } from './neighbour.ts';

type Props = Readonly<{
  drawing: Drawing;
  marks: ReadonlyMap<string, MapMark>;
  label: string;
  /** The area the mouse or the keys are on, here or in a table beside the map. */
  pointed: string | undefined;
  /** The area the page is about, when it is one of those drawn. */
  current?: string | undefined;
  /** Where the keys should be when a new map appears; nothing leaves them where they are. */
  focusOn?: string | undefined;
  onPoint: (code: string | undefined) => void;
  /** `keys` when Enter did it, so that the keys may go on from the next map. */
  onGo: (code: string, how: 'mouse' | 'keys') => void;
}>;

/** A map of areas: every area a link, found by mouse or arrow keys; colours are named in the legend. */
export function AreaMap(props: Props) {
  const { drawing, marks, label, pointed, current, focusOn, onPoint, onGo } = props;
  const frame = useRef<HTMLDivElement>(null);
  const { shapes } = drawing;
  const shapeOf = (code: string | undefined) => shapes.find((shape) => code && shape.codes.includes(code));
  const focus = useCallback(
    (code: string | undefined) => frame.current?.querySelector<SVGElement>(`[data-code="${code}"]`)?.focus(),
    [],
  );
  const stop = shapeOf(pointed) ?? shapeOf(current) ?? firstOf(shapes, marks);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys follow a new drawing, not every change of focusOn
  useEffect(() => {
    if (focusOn) focus(shapeOf(focusOn)?.code ?? stop?.code);
  }, [drawing]);

  const onKey = useCallback(
    (shape: DrawnShape, event: KeyboardEvent) => {
      const next = neighbourOf(shape, shapes, event.key);
      if (next) focus(next);
      if (event.key.startsWith('Arrow')) event.preventDefault();
    },
    [shapes, focus],
  );
  const outlined = [shapeOf(current), shapeOf(pointed)].filter((shape) => shape !== undefined);
  return (
    <div className={styles['frame']} ref={frame} style={{ maxWidth: widthOf(drawing) }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset */}
      <svg
        viewBox={`0 0 ${drawing.width} ${drawing.height.toFixed(0)}`}
        role="group"
        aria-label={label}
        data-drawing=""
      >
        <Hatch />
        {drawing.ground && <path d={drawing.ground} className={styles['ground']} />}
        <g>
          {shapes.map((shape) => {
            const mark = marks.get(shape.code);
            const tabStop = shape === stop ? 'here' : 'elsewhere';
            const own = { shape, tabStop, onPoint, onGo, onKey } as const;
            return mark && <MapShapeLink key={shape.code} {...own} mark={mark} />;
          })}
        </g>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
        <g className={styles['outline']} aria-hidden="true">
          {outlined.map((shape) => {
            const mark = marks.get(shape.code);
            return mark && <Outline key={shape.code} shape={shape} mark={mark} />;
          })}
        </g>
        <MapLabels shapes={shapes} marks={marks} />
      </svg>
      <MapTip drawing={drawing} shape={shapeOf(pointed)} marks={marks} />
    </div>
  );
}

/** As wide as its height allows, so that a place on the drawing is the same part of its frame. */
function widthOf({ width, height }: Drawing): string {
  return `calc(var(--map-height) * ${(width / height).toFixed(3)})`;
}

/** Drawn twice, light below dark, to be seen on every colour. */
function Outline(body: Readonly<{ shape: DrawnShape; mark: MapMark }>) {
  return (
    <>
      <g className={styles['halo']}>
        <ShapeBody {...body} />
      </g>
      <ShapeBody {...body} />
    </>
  );
}

function firstOf(shapes: readonly DrawnShape[], marks: Props['marks']): DrawnShape | undefined {
  return shapes.find((shape) => marks.get(shape.code)?.rank === 1) ?? shapes[0];
}

function Hatch() {
  return (
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className={styles['hatchGround']} />
        <line y2="6" strokeWidth="2" className={styles['hatchLine']} />
      </pattern>
    </defs>
  );
}
