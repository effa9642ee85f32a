import type { Drawing, DrawnShape } from './drawing.ts';
import styles from './map.module.css';
import { type MapMark, radiusOf } from './mark.ts';

type Props = Readonly<{
  drawing: Drawing;
  shape: DrawnShape | undefined;
  marks: ReadonlyMap<string, MapMark>;
}>;

/** A tip is about this high, in the drawing's units: nearer to the top than this it stands below. */
const TIP_HEIGHT = 130;

/** What is said of the area pointed at, beside it and never over it; a listener hears it from the link itself. */
export function MapTip({ drawing, shape, marks }: Props) {
  const mark = shape && marks.get(shape.code);
  if (!shape || !mark) return null;
  const across = shape.x / drawing.width;
  const half = Math.max(shape.height / 2, radiusOf(mark));
  const below = shape.y - half < TIP_HEIGHT;
  const edge = (below ? shape.y + half : shape.y - half) / drawing.height;
  const place = {
    left: `${across * 100}%`,
    top: `${edge * 100}%`,
    transform: `translate(${-across * 100}%, ${below ? '8px' : 'calc(-100% - 8px)'})`,
  };
  return (
    <div className={styles['tip']} style={place} aria-hidden="true">
      <strong>{mark.title}</strong>
      {mark.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
