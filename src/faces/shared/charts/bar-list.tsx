import styles from './charts.module.css';

/** One bar: what it is of, how long, and what is written at its end. */
export type ChartBar = Readonly<{ id: string; name: string; value: number | undefined; text: string }>;

type Props = Readonly<{
  /** What a listener hears; the numbers stand in a table beside the chart. */
  label: string;
  bars: readonly ChartBar[];
}>;

const WIDTH = 520;
const ROW = 30;
const LETTER_WIDTH = 10.5;
const SHORTEST_NAME = 80;
const LONGEST_NAME = 240;
const NUMBER = 110;
const THICK = 16;

/** Bars on one scale from zero, each with its name and number: long Thai names have room, since bars lie. */
export function BarList({ label, bars }: Props) {
  const greatest = Math.max(0, ...bars.map(({ value }) => value ?? 0)) || 1;
  const start = roomForNames(bars);
  const room = WIDTH - start - NUMBER;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${bars.length * ROW + 4}`}
      role="img"
      aria-label={label}
      className={styles['chart']}
    >
      <line x1={start} x2={start} y2={bars.length * ROW} className={styles['axis']} />
      {bars.map(({ id, name, value, text }, index) => (
        <g key={id} transform={`translate(0 ${index * ROW})`}>
          <text x={start - 8} y={ROW / 2} dy="0.35em" className={styles['tick']}>
            {name}
          </text>
          {value !== undefined && value > 0 && (
            <rect
              x={start}
              y={(ROW - THICK) / 2}
              width={Math.max(1, (value / greatest) * room)}
              height={THICK}
              className={styles['bar']}
            />
          )}
          <text
            x={start + 8 + Math.max(0, ((value ?? 0) / greatest) * room)}
            y={ROW / 2}
            dy="0.35em"
            className={styles['number']}
          >
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** As wide as the longest name needs; marks above and below a Thai letter take no width. */
function roomForNames(bars: readonly ChartBar[]): number {
  const longest = Math.max(0, ...bars.map(({ name }) => name.replaceAll(/\p{Mn}/gu, '').length));
  return Math.min(LONGEST_NAME, Math.max(SHORTEST_NAME, longest * LETTER_WIDTH + 12));
}
