import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ClaimQueuesAnswer, StuckLetterAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './queues.module.css';
import { type Replay, ReplayDialog } from './replay-dialog.tsx';

const COLUMNS = [
  'queues.letter',
  'queues.payer',
  'queues.letter.hospital',
  'queues.letter.why',
  'queues.letter.tries',
  'queues.replay',
] as const;

type Props = Readonly<{ answer: ClaimQueuesAnswer }>;

/** What nobody sends any more, why, and letting it go again. */
export function Letters({ answer: { letters, moreLetters, payers } }: Props) {
  const { say, pick } = useWords();
  const [replay, setReplay] = useState<Replay>();
  const [done, setDone] = useState('');
  const stuck = payers.filter(({ stuckClaims }) => stuckClaims > 0);
  return (
    <section className={styles['block']} aria-labelledby="letters">
      <h2 id="letters">{say('queues.letters')}</h2>
      <p role="status" className={styles['done']}>
        {done}
      </p>
      {letters.length === 0 ? (
        <p>{say('queues.letters.none')}</p>
      ) : (
        <>
          <p className="soft">{say('queues.letters.what')}</p>
          <div className={`${styles['all']} no-paper`}>
            {stuck.map((payer) => (
              <Button
                key={payer.payer}
                variant="default"
                size="compact-md"
                h="auto"
                py={4}
                styles={{ label: { whiteSpace: 'normal' } }}
                onClick={() => setReplay({ payer: payer.payer, title: pick(payer.title) })}
              >
                {say('queues.replay.all', { payer: pick(payer.title), count: payer.stuckClaims })}
              </Button>
            ))}
          </div>
          <LetterTable answer={{ letters, payers }} onReplay={setReplay} />
          {moreLetters && <p className="soft">{say('queues.letters.more')}</p>}
        </>
      )}
      {replay && <ReplayDialog replay={replay} onDone={setDone} onClose={() => setReplay(undefined)} />}
    </section>
  );
}

type TableProps = Readonly<{
  answer: Pick<ClaimQueuesAnswer, 'letters' | 'payers'>;
  onReplay: (replay: Replay) => void;
}>;

function LetterTable({ answer: { letters, payers }, onReplay }: TableProps) {
  const { say, pick } = useWords();
  return (
    <table className={`rows ${styles['letters']}`} aria-labelledby="letters">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {column === 'queues.replay' ? <span className="heard">{say(column)}</span> : say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => {
          const payer = payers.find((one) => one.payer === letter.payer);
          const title = payer ? pick(payer.title) : letter.payer;
          return (
            <Line key={`${letter.kind} ${letter.id}`} letter={letter} payer={title} onReplay={onReplay} />
          );
        })}
      </tbody>
    </table>
  );
}

type LineProps = Readonly<{ letter: StuckLetterAnswer; payer: string; onReplay: (replay: Replay) => void }>;

function Line({ letter, payer, onReplay }: LineProps) {
  const { say, pick, formats } = useWords();
  const name = say(`queues.letter.${letter.kind}`, { id: letter.id });
  const more = letter.claimCount - letter.claims.length;
  return (
    <tr data-letter={letter.id}>
      <th scope="row">
        {name}
        <span className={styles['more']}>
          {say('queues.letter.claims', { claims: formats.list(letter.claims) })}
          {more > 0 && ` ${say('queues.letter.more', { count: more })}`}
        </span>
      </th>
      <td data-label={say('queues.payer')}>{payer}</td>
      <td data-label={say('queues.letter.hospital')}>
        {letter.hospital}
        <span className={styles['more']}>{letter.hospitalName ? pick(letter.hospitalName) : ''}</span>
      </td>
      <td data-label={say('queues.letter.why')} data-whole className={styles['reasonCell']}>
        {pick(letter.why)}
      </td>
      <td data-label={say('queues.letter.tries')}>
        {letter.tries === 0
          ? say('queues.letter.never')
          : say('queues.letter.times', { count: letter.tries })}
        {letter.firstTryAt && (
          <span className={styles['more']}>
            {say('queues.letter.first', { at: formats.moment(letter.firstTryAt) })}
          </span>
        )}
        {letter.lastTryAt && (
          <span className={styles['more']}>
            {say('queues.letter.last', { at: formats.moment(letter.lastTryAt) })}
          </span>
        )}
      </td>
      <td className="no-paper">
        <Button
          variant="default"
          size="compact-md"
          aria-label={say('queues.replay.one', { letter: name })}
          onClick={() => onReplay({ payer: letter.payer, title: payer, letter, name })}
        >
          {say('queues.replay')}
        </Button>
      </td>
    </tr>
  );
}
