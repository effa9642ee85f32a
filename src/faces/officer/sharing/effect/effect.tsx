import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SharingEffectAnswer } from '../../../../contract/index.ts';
import {
  ProblemNote,
  Shape,
  sharingQuestions,
  TableHead,
  useWords,
  type VersionName,
} from '../../../shared/index.ts';
import styles from '../sharing.module.css';
import { countWords } from './count-words.ts';
import { Difference } from './difference.tsx';

const SHAPE = [24, 44, 44];

/** What a version would do with the data of today; worked out when somebody asks, for it reads all of them. */
export function Effect({ name }: Readonly<{ name: VersionName }>) {
  const { say, formats } = useWords();
  const key = `${name.agreement}/${name.version}`;
  const [asked, ask] = useState('');
  const effect = useQuery({ ...sharingQuestions.effect(name), enabled: asked === key });
  return (
    <section aria-labelledby="effect" className={styles['part']}>
      <h2 id="effect">{say('sharing.effect')}</h2>
      <p className="soft">{say('sharing.effect.what')}</p>
      {asked !== key && (
        <div className="no-paper">
          <Button variant="default" onClick={() => ask(key)}>
            {say('sharing.effect.start')}
          </Button>
        </div>
      )}
      {asked === key && effect.isPending && <Shape heights={SHAPE} />}
      {effect.isError && <ProblemNote thrown={effect.error} onRetry={() => void effect.refetch()} />}
      {effect.data && (
        <div role="status" className={styles['part']}>
          <p>{say('sharing.effect.as-of', { date: formats.date(effect.data.asOf) })}</p>
          <Reach effect={effect.data} />
          <Difference effect={effect.data} />
        </div>
      )}
    </section>
  );
}

function Reach({ effect: { reach } }: Readonly<{ effect: SharingEffectAnswer }>) {
  const words = useWords();
  const { say } = words;
  if (reach.length === 0) return <p>{say('sharing.effect.none')}</p>;
  return (
    <>
      <table className="rows">
        <TableHead
          columns={[
            say('sharing.shares'),
            { number: say('sharing.effect.people') },
            { number: say('sharing.effect.rows') },
            { number: say('sharing.effect.columns') },
            { number: say('sharing.effect.alone') },
            say('sharing.effect.days'),
          ]}
        />
        <tbody>
          {reach.toSorted(waitingLast).map((grant) => (
            <ReachLine key={grant.grant} grant={grant} />
          ))}
        </tbody>
      </table>
      <Uniqueness reach={reach} />
    </>
  );
}

type Grant = SharingEffectAnswer['reach'][number];

function waitingLast(one: Grant, other: Grant): number {
  return Number(one.waits) - Number(other.waits);
}

function ReachLine({ grant }: Readonly<{ grant: Grant }>) {
  const words = useWords();
  const { say, pick } = words;
  const { title, waits, people, rows, columns, alone, few, days, fitsAtOnce } = grant;
  const isUncounted = people === null && rows.count === 0;
  return (
    <tr>
      <th scope="row">
        {pick(title)}
        {waits && <span className={styles['warning']}>! {say('sharing.effect.waits')}</span>}
      </th>
      <td data-label={say('sharing.effect.people')} data-number>
        {people ? countWords(people, words) : say('sharing.effect.nobody')}
      </td>
      <td data-label={say('sharing.effect.rows')} data-number>
        {isUncounted ? say('sharing.effect.payers') : countWords(rows, words)}
      </td>
      <td data-label={say('sharing.effect.columns')} data-number>
        {columns}
      </td>
      <td data-label={say('sharing.effect.alone')} data-number>
        {countWords(alone, words)}
        {few.count !== alone.count && (
          <span className={styles['under']}>
            {say('sharing.effect.few', { count: countWords(few, words) })}
          </span>
        )}
      </td>
      <td data-label={say('sharing.effect.days')}>
        {days === null ? '–' : say('sharing.effect.days.count', { days })}
        {!fitsAtOnce && <strong className={styles['warning']}>! {say('sharing.effect.too-large')}</strong>}
      </td>
    </tr>
  );
}

/** Rows that are like no other tell who somebody is, whatever their columns are called. */
function Uniqueness({ reach }: Readonly<{ reach: readonly Grant[] }>) {
  const { say } = useWords();
  if (reach.every(({ alone }) => alone.count === 0)) return <p>✓ {say('sharing.effect.safe')}</p>;
  return (
    <p className={styles['caution']}>
      <strong>! {say('sharing.effect.alone.title')}</strong> {say('sharing.effect.alone.why')}
    </p>
  );
}
