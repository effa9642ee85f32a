import styles from './charts.module.css';
import { namedPlaces } from './named-days.ts';
import { ticksUpTo } from './ticks.ts';

/** One line: a value for each day, in the order of the days; what is not known breaks it. */
export type ChartLine = Readonly<{
  id: string;
  name: string;
  values: readonly (number | undefined)[];
}>;

type Props = Readonly<{
  /** What a listener hears; the numbers themselves stand in a table beside the chart. */
  label: string;
  /** Days, `YYYY-MM-DD`, oldest first. */
  days: readonly string[];
  lines: readonly ChartLine[];
  writeDay: (day: string) => string;
  write: (value: number) => string;
}>;

const WIDTH = 480;
const HEIGHT = 240;
const LEFT = 64;
const RIGHT = 24;
const TOP = 28;
const BOTTOM = 40;
const DAY_MS = 86_400_000;
/** The widest name of a day, "00 ส.ค. 0000", with a little air. */
const DAY_NAME = 92;
const COLOURS = 5;

/** Figures through time, to scale: days that lie further apart stand further apart. Lines differ in dashes too. */
export function LineChart({ label, days, lines, writeDay, write }: Props) {
  const greatest = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const ticks = ticksUpTo(greatest);
  const top = ticks.at(-1) ?? 1;
  const xOf = placesOf(days);
  const yOf = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM);
  const named = namedPlaces(xOf, DAY_NAME);
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className={styles['chart']}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={yOf(tick)} y2={yOf(tick)} className={styles['grid']} />
            <text x={LEFT - 8} y={yOf(tick)} dy="0.35em" className={styles['tick']}>
              {write(tick)}
            </text>
          </g>
        ))}
        {days.map((day, index) => (
          <g key={day} transform={`translate(${xOf[index]} ${HEIGHT - BOTTOM})`}>
            <line y2="5" className={styles['axis']} />
            {named.has(index) && (
              <text y="22" className={styles['day']} data-at={edgeOf(index, days.length)}>
                {writeDay(day)}
              </text>
            )}
          </g>
        ))}
        {lines.map((line, index) => (
          <Line key={line.id} line={line} xOf={xOf} yOf={yOf} look={index % COLOURS} />
        ))}
      </svg>
      {lines.length > 1 && <Key lines={lines} />}
    </>
  );
}

type LineProps = Readonly<{
  line: ChartLine;
  xOf: readonly number[];
  yOf: (value: number) => number;
  look: number;
}>;

function Line({ line, xOf, yOf, look }: LineProps) {
  const points = line.values.flatMap((value, index) =>
    value === undefined
      ? []
      : [{ x: xOf[index] ?? 0, y: yOf(value), joins: line.values[index - 1] !== undefined }],
  );
  const path = points
    .map(({ x, y, joins }) => `${joins ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('');
  return (
    <g data-look={look} className={styles['line']}>
      <path d={path} />
      {points.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r="3.5" />
      ))}
    </g>
  );
}

/** Where each day stands between the first and the last. */
function placesOf(days: readonly string[]): number[] {
  const times = days.map((day) => Date.parse(day) / DAY_MS);
  const first = times[0] ?? 0;
  const span = (times.at(-1) ?? first) - first;
  const width = WIDTH - LEFT - RIGHT;
  return times.map((time) => LEFT + (span === 0 ? width / 2 : ((time - first) / span) * width));
}

function edgeOf(index: number, count: number): 'first' | 'last' | 'between' {
  if (count > 1 && index === 0) return 'first';
  return count > 1 && index === count - 1 ? 'last' : 'between';
}

/** Which line is whose; the same dashes as in the chart. */
function Key({ lines }: Pick<Props, 'lines'>) {
  return (
    <ul className={styles['key']}>
      {lines.map(({ id, name }, index) => (
        <li key={id}>
          <svg viewBox="0 0 40 10" width="40" height="10" aria-hidden="true">
            <g data-look={index % COLOURS} className={styles['line']}>
              <path d="M0 5H40" />
            </g>
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
