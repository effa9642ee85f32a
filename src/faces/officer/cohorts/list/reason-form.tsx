import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ProblemNote, useReason, useWords } from '../../../shared/index.ts';
import styles from '../lists.module.css';

type Way = Readonly<{ id: string; label: string }>;

type Props = Readonly<{
  label: string;
  /** What can be done with the reason, the first by Enter. */
  ways: readonly Way[];
  isBusy: boolean;
  thrown: unknown;
  onGive: (reason: string, way: string) => void;
  onCancel?: () => void;
}>;

/** Asks for a reason before something is done that is written down. */
export function ReasonForm({ label, ways, isBusy, thrown, onGive, onCancel }: Props) {
  const { say } = useWords();
  const reason = useReason();
  const [asked, setAsked] = useState(ways[0]?.id ?? '');
  const give = (way: string) => {
    setAsked(way);
    reason.give((text) => onGive(text, way));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give(ways[0]?.id ?? '');
  };
  return (
    <form className={styles['reason']} onSubmit={submit}>
      <TextInput
        label={label}
        description={say('list.hand.hint')}
        value={reason.text}
        maxLength={1000}
        error={reason.isMissed && say('list.hand.short')}
        onChange={(event) => reason.write(event.currentTarget.value)}
      />
      <div className={styles['buttons']}>
        {ways.map(({ id, label: text }, index) => (
          <Button
            key={id}
            type={index === 0 ? 'submit' : 'button'}
            variant={index === 0 ? 'filled' : 'default'}
            loading={isBusy}
            {...(index === 0 ? {} : { onClick: () => give(id) })}
          >
            {text}
          </Button>
        ))}
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            {say('list.hand.cancel')}
          </Button>
        )}
      </div>
      {thrown !== null && thrown !== undefined && (
        <ProblemNote thrown={thrown} title={say('list.hand.failed')} onRetry={() => give(asked)} />
      )}
    </form>
  );
}
