import { memo } from 'react';
import { useWords } from '../messages/index.ts';
import type { DrawnShape } from './drawing.ts';
import styles from './map.module.css';
import { type MapMark, radiusOf } from './mark.ts';

type Props = Readonly<{ shapes: readonly DrawnShape[]; marks: ReadonlyMap<string, MapMark> }>;

const LETTER_WIDTH = 8.5;
const LINE_HEIGHT = 18;
const BADGE = 11;
/** Beyond these, a map is too dense for names; those with a rank still have theirs. */
const MOST_POINTS_WITH_NAMES = 20;
const MOST_OUTLINES_WITH_NAMES = 50;

/** Names where there is room for them, and the ranks of those to act on first, as in the table. */
export const MapLabels = memo(function MapLabels({ shapes, marks }: Props) {
  const { pick } = useWords();
  const named = namedIn(shapes, marks);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; links say the same
    <g aria-hidden="true" className={styles['labels']}>
      {shapes.map((shape) => {
        const mark = marks.get(shape.code);
        const name = named.has(shape.code) ? pick(shape.name) : undefined;
        return mark && <Label key={shape.code} shape={shape} mark={mark} name={name} />;
      })}
    </g>
  );
});

function Label({
  shape,
  mark,
  name,
}: Readonly<{ shape: DrawnShape; mark: MapMark; name: string | undefined }>) {
  const { badge, below } = placesOn(shape, mark);
  return (
    <g transform={`translate(${shape.x.toFixed(1)} ${shape.y.toFixed(1)})`}>
      {name && (
        <text y={below} dy="0.35em">
          {name}
        </text>
      )}
      {mark.rank && (
        <g transform={`translate(${badge} ${-badge})`}>
          <circle r={BADGE} className={styles['badge']} />
          <text dy="0.36em" className={styles['rank']}>
            {mark.rank}
          </text>
        </g>
      )}
    </g>
  );
}

/** A rank stands in the middle of an outline with the name below it; beside a circle, whose size it must not hide. */
function placesOn(shape: DrawnShape, mark: MapMark): { badge: number; below: number } {
  if (shape.kind === 'outline') return { badge: 0, below: mark.rank ? BADGE + LINE_HEIGHT / 2 : 0 };
  const radius = radiusOf(mark);
  return { badge: radius * Math.SQRT1_2 + BADGE / 2, below: radius + LINE_HEIGHT / 2 + 2 };
}

/** The shapes whose names have room and lie over no other name; those with a rank are named first. */
function namedIn(shapes: readonly DrawnShape[], marks: Props['marks']): ReadonlySet<string> {
  const rankOf = ({ code }: DrawnShape) => marks.get(code)?.rank ?? Number.POSITIVE_INFINITY;
  const kept: { code: string; x: number; y: number; half: number }[] = [];
  for (const shape of shapes.toSorted((left, right) => rankOf(left) - rankOf(right) || 0)) {
    const mark = marks.get(shape.code);
    if (!mark || !fits(shape, mark, shapes.length)) continue;
    const { code, x } = shape;
    const own = { code, x, y: shape.y + placesOn(shape, mark).below, half: widthOf(mark.title) / 2 };
    const isOver = (other: typeof own) =>
      Math.abs(other.y - own.y) < LINE_HEIGHT && Math.abs(other.x - own.x) < other.half + own.half;
    if (!kept.some(isOver)) kept.push(own);
  }
  return new Set(kept.map(({ code }) => code));
}

function fits(shape: DrawnShape, { rank, title }: MapMark, all: number): boolean {
  if (shape.kind === 'point') return all <= MOST_POINTS_WITH_NAMES;
  if (all > MOST_OUTLINES_WITH_NAMES) return rank !== undefined;
  return shape.codes.length === 1 && widthOf(title) < shape.width * 0.8 && shape.height > 2 * LINE_HEIGHT;
}

/** Marks above and below a Thai letter take no width. */
function widthOf(name: string): number {
  return name.replaceAll(/\p{Mn}/gu, '').length * LETTER_WIDTH;
}
