import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import type { DrawnShape } from './drawing.ts';
import styles from './map.module.css';
import { type MapMark, radiusOf } from './mark.ts';

type Props = Readonly<{
  shape: DrawnShape;
  mark: MapMark;
  /** Only one shape of a map is a stop of the Tab key; arrow keys go on from there. */
  tabStop: 'here' | 'elsewhere';
  onPoint: (code: string | undefined) => void;
  onGo: (code: string, how: 'mouse' | 'keys') => void;
  onKey: (shape: DrawnShape, event: KeyboardEvent) => void;
}>;

/** One area of the map: a link to its page. It stays as it is while others are pointed at. */
export const MapShapeLink = memo(function MapShapeLink(props: Props) {
  const { shape, mark, tabStop, onPoint, onGo, onKey } = props;
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onGo(shape.code, event.detail === 0 ? 'keys' : 'mouse');
  };
  return (
    <a
      href={mark.href}
      data-code={shape.code}
      data-fill={mark.fill}
      tabIndex={tabStop === 'here' ? 0 : -1}
      aria-label={[mark.title, ...mark.lines].join(', ')}
      className={styles['area']}
      onClick={go}
      onKeyDown={(event) => onKey(shape, event)}
      onMouseEnter={() => onPoint(shape.code)}
      onMouseLeave={() => onPoint(undefined)}
      onFocus={() => onPoint(shape.code)}
      onBlur={() => onPoint(undefined)}
    >
      <ShapeBody shape={shape} mark={mark} />
    </a>
  );
});

/** The body of a shape alone, also used to draw its outline above its neighbours. */
export function ShapeBody({ shape, mark }: Readonly<{ shape: DrawnShape; mark: MapMark }>) {
  return shape.kind === 'point' ? (
    <circle cx={shape.x} cy={shape.y} r={radiusOf(mark)} />
  ) : (
    <path d={shape.path} />
  );
}
