import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { FlagState } from '../../../../base/model/index.ts';
import type { PersonFlag } from '../../../../contract/index.ts';
import {
  codeOf,
  ProblemNote,
  questions,
  SHORTEST_REASON,
  type useFlagStep,
  useReason,
  useWords,
} from '../../../shared/index.ts';
import styles from './person-flags.module.css';

type Props = Readonly<{
  flag: PersonFlag;
  to: FlagState;
  person: string;
  step: ReturnType<typeof useFlagStep>;
  onDone: () => void;
}>;

const MOST_LETTERS = 1000;

/** What a step means, and the reason for it, without which nothing is written down. */
export function FlagStepForm({ flag, to, person, step, onDone }: Props) {
  const { say } = useWords();
  const means = useId();
  const reason = useReason();
  const take = () =>
    reason.give((text) => step.mutate({ to, reason: text, seen: flag.step }, { onSuccess: onDone }));
  return (
    <form
      className={styles['form']}
      aria-describedby={means}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <p id={means}>{say(`flag.move.${to}.means`, { days: flag.appealDays })}</p>
      <Textarea
        label={say('flag.reason')}
        description={say('flag.reason.hint')}
        error={reason.isMissed && say('flag.reason.short', { letters: SHORTEST_REASON })}
        maxLength={MOST_LETTERS}
        rows={2}
        classNames={{ description: styles['small'] ?? '', error: styles['small'] ?? '' }}
        value={reason.text}
        onChange={(event) => reason.write(event.currentTarget.value)}
      />
      {step.isError && <Refused thrown={step.error} person={person} onRetry={take} />}
      <div className={styles['moves']}>
        <Button type="submit" loading={step.isPending}>
          {say('flag.take')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {say('flag.leave')}
        </Button>
      </div>
    </form>
  );
}

type RefusedProps = Readonly<{ thrown: unknown; person: string; onRetry: () => void }>;

/** A refused step, in the service's own sentence; where somebody was faster, the way to what stands now. */
function Refused({ thrown, person, onRetry }: RefusedProps) {
  const { say } = useWords();
  const client = useQueryClient();
  const isOld = ['FLAG_MOVED', 'FLAG_STEP_REFUSED', 'FLAG_UNKNOWN'].includes(codeOf(thrown) ?? '');
  return (
    <div>
      <ProblemNote
        thrown={thrown}
        title={say('flag.refused')}
        kept={say('flag.refused.kept')}
        onRetry={onRetry}
      />
      {isOld && (
        <Button
          variant="default"
          onClick={() => void client.invalidateQueries({ queryKey: questions.personFlags(person).queryKey })}
        >
          {say('flag.look-again')}
        </Button>
      )}
    </div>
  );
}
