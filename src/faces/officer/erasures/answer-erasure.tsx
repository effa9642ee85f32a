import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ErasureAnswer } from '../../../contract/index.ts';
import { ProblemNote, useErasureStep, useWords } from '../../shared/index.ts';
import { ConfirmErasure } from './confirm-erasure.tsx';
import styles from './erasures.module.css';

type Props = Readonly<{ erasure: ErasureAnswer; onSaid: (words: string) => void }>;

/** What the second officer can do: look at what will be lost and confirm, or withdraw it. */
export function AnswerErasure({ erasure, onSaid }: Props) {
  const { say } = useWords();
  const [isChecking, setChecking] = useState<boolean | undefined>();
  if (isChecking)
    return <ConfirmErasure erasure={erasure} onSaid={onSaid} onBack={() => setChecking(false)} />;
  return (
    <div className={styles['answer']}>
      <div>
        <Button ref={isChecking === false ? takeFocus : null} onClick={() => setChecking(true)}>
          {say('erasures.confirm')}
        </Button>
      </div>
      <WithdrawErasure erasure={erasure} onSaid={onSaid} />
    </div>
  );
}

/** Taking back, asked once more, since whoever asked would have to ask again. */
export function WithdrawErasure({ erasure, onSaid }: Props) {
  const { say } = useWords();
  const [isSure, setSure] = useState<boolean | undefined>();
  const step = useErasureStep('withdraw', () => onSaid(say('erasures.withdraw.said')));
  const withdraw = () => step.mutate(erasure.id);
  if (!isSure)
    return (
      <div>
        <Button variant="default" ref={isSure === false ? takeFocus : null} onClick={() => setSure(true)}>
          {say('erasures.withdraw')}
        </Button>
      </div>
    );
  return (
    <div className={styles['sure']}>
      <p>{say('erasures.withdraw.sure')}</p>
      {step.isError && (
        <ProblemNote
          thrown={step.error}
          title={say('erasures.withdraw.failed')}
          kept={say('erasures.kept')}
          onRetry={withdraw}
        />
      )}
      <div className={styles['buttons']}>
        <Button loading={step.isPending} onClick={withdraw} ref={takeFocus}>
          {say('erasures.withdraw.last')}
        </Button>
        <Button variant="default" disabled={step.isPending} onClick={() => setSure(false)}>
          {say('erasures.withdraw.back')}
        </Button>
      </div>
    </div>
  );
}

/** What was pressed is gone, so whoever works by keys goes on here. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}
