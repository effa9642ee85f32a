import { memo, useEffect, useRef } from 'react';
import type { MeasureAnswer } from '../../../../contract/index.ts';
import { Bar, Delta, Unbroken, useWords } from '../../../shared/index.ts';
import { AreaLink } from '../../frame/index.ts';
import type { AreaView } from '../area-view.ts';
import { FigureLink } from '../figure-link.tsx';
import type { Pointed } from '../pointed.tsx';
import styles from './league.module.css';
import type { LeagueRow } from './league-rows.ts';

type Props = Readonly<{
  view: Pick<AreaView, 'area' | 'layer' | 'group'>;
  row: LeagueRow;
  rank: number;
  greatest: number;
  money: MeasureAnswer | undefined;
  /** From where it is pointed at, if it is. */
  pointedFrom: Pointed['from'];
  point: Pointed['point'];
}>;

/** One area of the table; drawn anew only when it is pointed at itself, not when another is. */
export const LeagueLine = memo(function LeagueLine(props: Props) {
  const { view, row, rank, greatest, money, pointedFrom, point } = props;
  const { pick } = useWords();
  const { area, layer, group } = view;
  const { code, name, protection } = row.child;
  const line = useRowInView(pointedFrom);
  const pointAt = (at: string | undefined) => () => point(at, 'table');
  return (
    <tr
      ref={line}
      data-code={code}
      data-pointed={pointedFrom !== undefined || undefined}
      aria-current={area.code === code ? 'page' : undefined}
      onMouseEnter={pointAt(code)}
      onMouseLeave={pointAt(undefined)}
      onFocus={pointAt(code)}
      onBlur={pointAt(undefined)}
    >
      <td className={styles['rank']}>{rank}</td>
      <th scope="row">
        <AreaLink code={code}>
          <Unbroken text={pick(name)} />
        </AreaLink>
      </th>
      <td className={styles['number']}>
        <FigureLink code={code} measure={layer} group={group?.id} value={row.value} protection={protection} />
        {row.value !== undefined && <Bar part={row.value / greatest} />}
      </td>
      {money && (
        <td className={styles['number']}>
          <FigureLink
            code={code}
            measure={money}
            group={group?.id}
            value={row.satang}
            protection={protection}
          />
        </td>
      )}
      <Against row={row} layer={layer} />
    </tr>
  );
});

/** How a row stands beside the area around: by its rate, else by its part of the whole. */
function Against({ row, layer }: Readonly<{ row: LeagueRow; layer: MeasureAnswer }>) {
  const { say, formats } = useWords();
  if (layer.over === null && layer.unit === 'ratio') return null;
  if (layer.over === null)
    return <td className={styles['number']}>{row.share === undefined ? '–' : formats.rate(row.share)}</td>;
  return (
    <td className={styles['number']}>
      {row.difference === undefined ? (
        <span title={say('rate.few')}>–</span>
      ) : (
        <Delta value={row.difference} direction={layer.direction} />
      )}
    </td>
  );
}

/** Brings a row into its table's own view when the map points at it; the page itself never moves. */
function useRowInView(pointedFrom: Pointed['from']) {
  const line = useRef<HTMLTableRowElement>(null);
  const shown = pointedFrom === 'map';
  useEffect(() => {
    const row = line.current;
    const frame = row?.closest('div');
    if (!shown || !row || !frame) return;
    const head = frame.querySelector('thead')?.offsetHeight ?? 0;
    const above = row.offsetTop - head - frame.scrollTop;
    const below = row.offsetTop + row.offsetHeight - frame.scrollTop - frame.clientHeight;
    if (above < 0) frame.scrollTop += above;
    else if (below > 0) frame.scrollTop += below;
  }, [shown]);
  return line;
}
