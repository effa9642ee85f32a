import type { Scale } from '../figures/index.ts';
import { useWords } from '../messages/index.ts';
import styles from './map.module.css';
import type { MapFill } from './mark.ts';

type Props = Readonly<{
  scale: Scale;
  kind: 'seq' | 'div';
  note: string;
  /** Why some areas have no colour. */
  unknown: string;
  write: (value: number) => string;
}>;

/** What each colour stands for, and how many areas have it. */
export function MapLegend({ scale, kind, note, unknown, write }: Props) {
  const { say } = useWords();
  const classes = scale.classes.map((one, index) => ({
    fill: fillOf(kind, index, scale),
    text: rangeOf(one, write, say),
    areas: one.areas,
  }));
  const entries = [
    ...(scale.none > 0 ? [{ fill: 'none' as const, text: say('map.none'), areas: scale.none }] : []),
    ...classes,
    ...(scale.unknown > 0 ? [{ fill: 'unknown' as const, text: unknown, areas: scale.unknown }] : []),
  ];
  return (
    <figcaption className={styles['legend']}>
      <ul aria-label={say('map.legend')} data-legend="">
        {entries.map((entry) => (
          <li key={entry.fill}>
            <span className={styles['swatch']} data-fill={entry.fill} aria-hidden="true" />
            <span className={styles['range']}>{entry.text}</span>
            <span className={styles['areas']}>{say('map.areas', { count: entry.areas })}</span>
          </li>
        ))}
      </ul>
      <p>{note}</p>
    </figcaption>
  );
}

const STEPS = 5;

/** With fewer classes than colours, the darkest are used: the greatest value is always the darkest. */
export function fillOf(kind: 'seq' | 'div', index: number, scale: Scale): MapFill {
  return kind === 'div' ? `div-${index}` : `seq-${index + STEPS - scale.classes.length}`;
}

type Class = Scale['classes'][number];

function rangeOf(one: Class, write: Props['write'], say: ReturnType<typeof useWords>['say']): string {
  if (one.from === Number.NEGATIVE_INFINITY) return say('map.below', { value: write(one.to) });
  if (one.to === Number.POSITIVE_INFINITY) return say('map.above', { value: write(one.from) });
  if (one.from === one.to) return write(one.from);
  return say('map.range', { from: write(one.from), to: write(one.to) });
}
