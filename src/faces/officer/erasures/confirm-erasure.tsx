import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { ErasureAnswer } from '../../../contract/index.ts';
import { ProblemNote, useErasureStep, useWords } from '../../shared/index.ts';
import styles from './erasures.module.css';
import { Registers } from './registers.tsx';

const LOST = ['registers', 'words', 'days', 'again', 'never'] as const;

type Props = Readonly<{ erasure: ErasureAnswer; onSaid: (words: string) => void; onBack: () => void }>;

/** The second step of confirming: everything that will be lost, and a word that it was read. */
export function ConfirmErasure({ erasure, onSaid, onBack }: Props) {
  const { say } = useWords();
  const step = useErasureStep('confirm', () => onSaid(say('erasures.confirm.said')));
  const [isSure, setSure] = useState(false);
  const [isTried, setTried] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  const confirm = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (isSure) step.mutate(erasure.id);
  };
  return (
    <form className={styles['lost']} aria-labelledby={id} onSubmit={confirm} noValidate>
      <h4 id={id} ref={heading} tabIndex={-1}>
        {say('erasures.confirm.title')}
      </h4>
      <ul>
        {LOST.map((what) => (
          <li key={what}>{say(`erasures.lost.${what}`)}</li>
        ))}
      </ul>
      <Registers registers={erasure.registers} isOpen />
      <label className={styles['choice']}>
        <input
          type="checkbox"
          checked={isSure}
          aria-invalid={isTried && !isSure}
          onChange={(event) => setSure(event.currentTarget.checked)}
        />
        <span>{say('erasures.confirm.sure')}</span>
      </label>
      {isTried && !isSure && (
        <p role="alert" className={styles['missed']}>
          {say('erasures.confirm.sure.needed')}
        </p>
      )}
      {step.isError && (
        <ProblemNote
          thrown={step.error}
          title={say('erasures.confirm.failed')}
          kept={say('erasures.kept')}
          onRetry={() => confirm()}
        />
      )}
      <div className={styles['buttons']}>
        <Button type="submit" className={styles['danger'] ?? ''} loading={step.isPending}>
          {say('erasures.confirm.last')}
        </Button>
        <Button variant="default" disabled={step.isPending} onClick={onBack}>
          {say('erasures.confirm.back')}
        </Button>
      </div>
    </form>
  );
}
