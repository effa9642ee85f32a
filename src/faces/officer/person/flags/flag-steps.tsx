import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FlagState } from '../../../../base/model/index.ts';
import type { PersonFlag } from '../../../../contract/index.ts';
import { useFlagStep, useWords } from '../../../shared/index.ts';
import { FlagStepForm } from './flag-step-form.tsx';
import styles from './person-flags.module.css';

type Props = Readonly<{ flag: PersonFlag; person: string }>;

/** The steps that can follow; one is chosen, then the reason is asked, then it is written down. */
export function FlagSteps({ flag, person }: Props) {
  const { say } = useWords();
  const [chosen, setChosen] = useState<FlagState>();
  const step = useFlagStep({ person, programme: flag.programme, kind: flag.kind });
  const to = chosen && flag.moves.includes(chosen) ? chosen : undefined;
  const choose = (move: FlagState | undefined) => {
    step.reset();
    setChosen(move);
  };
  return (
    <div className={`${styles['steps']} no-paper`}>
      <p role="status" className={styles['taken']}>
        {step.isSuccess && say('flag.taken', { state: say(`flag.state.${step.data.state}`) })}
      </p>
      {flag.moves.length === 0 && <p className="soft">{say('flag.no-next')}</p>}
      {flag.moves.length > 0 && (
        <fieldset aria-label={say('flag.next')} className={styles['moves']}>
          {flag.moves.map((move) => (
            <Button
              key={move}
              variant="default"
              size="compact-md"
              aria-pressed={move === to}
              onClick={() => choose(move === to ? undefined : move)}
            >
              {say(`flag.move.${move}`)}
            </Button>
          ))}
        </fieldset>
      )}
      {to && (
        <FlagStepForm flag={flag} to={to} person={person} step={step} onDone={() => setChosen(undefined)} />
      )}
    </div>
  );
}
