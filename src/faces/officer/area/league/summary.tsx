import { holdHalf, useWords } from '../../../shared/index.ts';
import { useAreaView } from '../area-view.ts';
import styles from './league.module.css';
import type { LeagueRow } from './league-rows.ts';

const NAMED = 3;
const FEWEST = 4;

/** In one sentence: how few areas hold half of it, and which come first. */
export function Summary({ rows }: Readonly<{ rows: readonly LeagueRow[] }>) {
  const { say, pick, formats } = useWords();
  const { layer, listed } = useAreaView();
  const half = holdHalf(rows, (row) => row.value);
  if (rows.length < FEWEST || half.length === 0) return null;
  const names = half.slice(0, NAMED).map((row) => pick(row.child.name));
  const sentence = say('league.half', {
    layer: pick(layer.title),
    areas: half.length,
    all: rows.length,
    level: say(`level.${listed.level}`),
  });
  return (
    <p className={styles['summary']}>
      {sentence}: {formats.list(names)}
      {half.length > NAMED && '…'}
    </p>
  );
}
