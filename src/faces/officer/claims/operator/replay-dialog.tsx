import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useId, useRef } from 'react';
import type { StuckLetterAnswer } from '../../../../contract/index.ts';
import { ProblemNote, useReason, useReplayLetters, useWords } from '../../../shared/index.ts';
import styles from './queues.module.css';

/** What is to go again: one letter, or all of a payer. */
export type Replay = Readonly<{
  payer: string;
  title: string;
  letter?: Pick<StuckLetterAnswer, 'kind' | 'id'>;
  name?: string;
}>;

type Props = Readonly<{ replay: Replay; onDone: (told: string) => void; onClose: () => void }>;

const MOST_LETTERS = 300;

/** Asks for a reason before anything goes again; it is kept with whoever gave it. */
export function ReplayDialog({ replay, onDone, onClose }: Props) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const reason = useReason();
  const act = useReplayLetters();
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const { payer, title, letter, name } = replay;
  const send = (event: FormEvent) => {
    event.preventDefault();
    reason.give((text) =>
      act.mutate(
        { payer, reason: text, ...(letter && { letter: { kind: letter.kind, id: letter.id } }) },
        {
          onSuccess: (done) => {
            onDone(say('queues.replay.done', done));
            dialog.current?.close();
          },
        },
      ),
    );
  };
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={`${id}-title`} onClose={onClose}>
      <form onSubmit={send}>
        <h2 id={`${id}-title`}>
          {name === undefined
            ? say('queues.replay.title.all', { payer: title })
            : say('queues.replay.title.one', { letter: name, payer: title })}
        </h2>
        <p>{say('queues.replay.what')}</p>
        <label htmlFor={id}>{say('queues.replay.reason')}</label>
        <textarea
          id={id}
          rows={2}
          maxLength={MOST_LETTERS}
          value={reason.text}
          aria-invalid={reason.isMissed || undefined}
          aria-describedby={reason.isMissed ? `${id}-needed` : undefined}
          onChange={(event) => reason.write(event.currentTarget.value)}
        />
        {reason.isMissed && (
          <p id={`${id}-needed`} role="alert" className={styles['wrong']}>
            {say('queues.replay.reason.needed')}
          </p>
        )}
        {act.isError && (
          <ProblemNote
            thrown={act.error}
            title={say('queues.replay.failed')}
            kept={say('queues.replay.kept')}
            onRetry={() => act.mutate(act.variables)}
          />
        )}
        <div className={styles['buttons']}>
          <Button type="submit" loading={act.isPending}>
            {say('queues.replay')}
          </Button>
          <Button variant="default" onClick={() => dialog.current?.close()}>
            {say('queues.replay.cancel')}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
