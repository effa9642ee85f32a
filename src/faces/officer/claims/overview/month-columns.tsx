import type { ClaimsOverviewAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './overview.module.css';
import { STANDINGS } from './use-overview.ts';

const WIDTH = 720;
const HEIGHT = 220;
const TOP = 24;
const BOTTOM = 34;
const WIDEST = 56;
const SHOWN = 13;

type Month = ClaimsOverviewAnswer['months'][number];

/** The latest months as columns, parted by how their claims stand; the table below says the numbers. */
export function MonthColumns({ months }: Readonly<{ months: readonly Month[] }>) {
  const { say, formats } = useWords();
  const shown = months.filter(({ month }) => month !== null).slice(-SHOWN);
  if (shown.length < 2) return null;
  const most = Math.max(1, ...shown.map(({ claims }) => claims));
  const room = WIDTH / shown.length;
  const width = Math.min(WIDEST, room * 0.6);
  const heightOf = (claims: number) => (claims / most) * (HEIGHT - TOP - BOTTOM);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={say('claim-figures.months.chart')}
      className={styles['columns']}
    >
      <line x2={WIDTH} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      {shown.map((row, index) => (
        <g key={row.month} transform={`translate(${(index + 0.5) * room} ${HEIGHT - BOTTOM})`}>
          {stackOf(row).map(({ standing, below, count }) => (
            <rect
              key={standing}
              data-standing={standing}
              x={-width / 2}
              width={width}
              y={-heightOf(below + count)}
              height={heightOf(count)}
            />
          ))}
          <text y={-heightOf(row.claims) - 7}>{formats.short(row.claims)}</text>
          <text y="23">{formats.date(`${row.month}-01`, 'month')}</text>
        </g>
      ))}
    </svg>
  );
}

function stackOf({ standing }: Month) {
  let below = 0;
  return STANDINGS.flatMap((group) => {
    const count = standing[group];
    const part = { standing: group, below, count };
    below += count;
    return count > 0 ? [part] : [];
  });
}
