import { Button } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote, RATE_FLOOR, Shape, StateNote, useWords } from '../../../shared/index.ts';
import { useAreaView } from '../area-view.ts';
import { WayNote, WaySwitch } from '../beside/way-switch.tsx';
import { usePointed } from '../pointed.tsx';
import styles from './league.module.css';
import { LeagueHead } from './league-head.tsx';
import { LeagueLine } from './league-line.tsx';
import { Summary } from './summary.tsx';
import { useLeague } from './use-league.ts';

const SHAPE = [36, 36, 36, 36, 36, 36];
/** Where there is no room beside a map, a long table begins with this many. */
const FIRST = 10;

/** Where to act: the areas below, those with most to do first. */
export function League() {
  const { say, pick } = useWords();
  const { area, listed } = useAreaView();
  const { children, rows } = useLeague();
  const title =
    area.level === 'village' ? say('league.siblings', { name: pick(listed.of.name) }) : say('league.title');
  return (
    <section aria-labelledby="league" className={styles['league']}>
      <h2 id="league">{title}</h2>
      <WaySwitch />
      <WayNote />
      {children.isPending && <Shape heights={SHAPE} />}
      {children.isError && (
        <ProblemNote
          thrown={children.error}
          kept={say('problem.kept-rest')}
          onRetry={() => void children.refetch()}
        />
      )}
      {children.isSuccess && rows.length === 0 && <StateNote title={say('league.empty')} />}
      {rows.length > 0 && <LeagueTable />}
    </section>
  );
}

function LeagueTable() {
  const { say, pick } = useWords();
  const view = useAreaView();
  const { layer, listed } = view;
  const { rows, money } = useLeague();
  const { code, from, point } = usePointed();
  const [length, setLength] = useState<'first' | 'all'>('first');
  const greatest = Math.max(1, ...rows.map((row) => row.value ?? 0));
  const names = { layer: pick(layer.title), level: say(`level.${listed.level}`), name: pick(listed.of.name) };
  return (
    <>
      <Summary rows={rows} />
      <div className={styles['scroll']} data-length={length}>
        <table className={styles['table']}>
          <caption className="heard">{say('league.caption', names)}</caption>
          <LeagueHead money={money} />
          <tbody>
            {rows.map((row, index) => (
              <LeagueLine
                key={row.child.code}
                {...{ view, row, greatest, money, point }}
                rank={index + 1}
                pointedFrom={row.child.code === code ? from : undefined}
              />
            ))}
          </tbody>
        </table>
      </div>
      {layer.over !== null && rows.some((row) => row.difference === undefined) && (
        <p className="soft">{say('league.hidden', { floor: RATE_FLOOR })}</p>
      )}
      {rows.length > FIRST && (
        <Button
          variant="default"
          className={styles['more']}
          onClick={() => setLength(length === 'all' ? 'first' : 'all')}
        >
          {length === 'all' ? say('league.few', { count: FIRST }) : say('league.all', { count: rows.length })}
        </Button>
      )}
    </>
  );
}
