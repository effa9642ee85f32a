import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ErasureList } from '../../../contract/index.ts';
import { ApiCalls, erasureQuestion, ProblemNote, paths, Shape, useWords } from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../session/index.ts';
import { AnswerErasure, WithdrawErasure } from './answer-erasure.tsx';
import { AskErasure } from './ask/ask-erasure.tsx';
import { EndedErasures } from './ended-erasures.tsx';
import styles from './erasures.module.css';
import { Forgotten } from './forgotten.tsx';
import { OpenErasures } from './open-erasures.tsx';

const SHAPE = [24, 120, 24, 320];

/** Erasing people's data: what awaits the second officer, what waits for a run, asking for one, and what was done. */
export function ErasuresPage() {
  const { say } = useWords();
  const list = useQuery(erasureQuestion());
  const { person } = useSearch({ from: '/erasures' });
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  // What was pressed went with what was done, so whoever works by keys goes on here.
  useEffect(() => {
    if (said !== '') status.current?.focus();
  }, [said]);
  usePageTitle(say('erasures.title'));
  const needed = needsSignIn(list.error);
  if (needed) return <SignInNeeded level={1} title="erasures.needed" why={needed} />;
  return (
    <div className={styles['page']}>
      <header>
        <h1>{say('erasures.title')}</h1>
        <p className="soft">{say('erasures.what')}</p>
      </header>
      <p role="status" ref={status} tabIndex={-1} className={said === '' ? 'heard' : styles['said']}>
        {said}
      </p>
      {list.isPending && <Shape heights={SHAPE} />}
      {list.isError && !list.data && <ProblemNote thrown={list.error} onRetry={() => void list.refetch()} />}
      {list.data && (
        <>
          <Forgotten list={list.data} />
          {person !== undefined && (
            <AskErasure key={person} list={list.data} person={person} onSaid={setSaid} />
          )}
          <Standing list={list.data} onSaid={setSaid} />
          {person === undefined && <AskErasure list={list.data} onSaid={setSaid} />}
          <EndedErasures list={list.data} />
        </>
      )}
      <ApiCalls paths={[paths.erasures]} />
    </div>
  );
}

type StandingProps = Readonly<{ list: ErasureList; onSaid: (words: string) => void }>;

/** What is open, by what it waits for. */
function Standing({ list, onSaid }: StandingProps) {
  const { say } = useWords();
  const asked = list.erasures.filter(({ state }) => state === 'asked');
  const [own, toAnswer] = [asked.filter((one) => one.own), asked.filter((one) => !one.own)];
  const forRun = list.erasures.filter(({ state }) => state === 'confirmed');
  return (
    <>
      <OpenErasures
        title={say('erasures.to-answer', { count: toAnswer.length })}
        none={say('erasures.to-answer.none')}
        erasures={toAnswer}
        list={list}
      >
        {(erasure) => <AnswerErasure erasure={erasure} onSaid={onSaid} />}
      </OpenErasures>
      {own.length > 0 && (
        <OpenErasures
          title={say('erasures.own', { count: own.length })}
          why={say('erasures.own.why')}
          erasures={own}
          list={list}
        >
          {(erasure) => <WithdrawErasure erasure={erasure} onSaid={onSaid} />}
        </OpenErasures>
      )}
      {forRun.length > 0 && (
        <OpenErasures
          title={say('erasures.for-run', { count: forRun.length })}
          erasures={forRun}
          list={list}
        />
      )}
    </>
  );
}
