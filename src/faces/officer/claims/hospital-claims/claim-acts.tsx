import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ClaimActWord } from '../../../../contract/index.ts';
import { ProblemNote, useClaimStep, useWords } from '../../../shared/index.ts';
import styles from './hospital-claims.module.css';

type Props = Readonly<{ claim: string; acts: readonly ClaimActWord[] }>;

/** What the hospital can do with a claim now; each is asked about once more, for it is written down for good. */
export function ClaimActs({ claim, acts }: Props) {
  const { say } = useWords();
  const [asked, setAsked] = useState<ClaimActWord | undefined>();
  const step = useClaimStep(claim);
  if (acts.length === 0) return null;
  const take = (act: ClaimActWord) => step.mutate(act, { onSettled: () => setAsked(undefined) });
  return (
    <section aria-labelledby="acts" className={`${styles['acts']} no-paper`}>
      <h2 id="acts">{say('hospital.claim.acts')}</h2>
      <ul>
        {acts.map((act) => (
          <li key={act}>
            {asked === act ? (
              <p className={styles['sure']}>
                <Button
                  size="compact-md"
                  mih={36}
                  loading={step.isPending}
                  onClick={() => take(act)}
                  data-autofocus
                >
                  {say('hospital.claim.act.sure', { act: say(`hospital.claim.act.${act}`) })}
                </Button>
                <Button size="compact-md" mih={36} variant="default" onClick={() => setAsked(undefined)}>
                  {say('hospital.claim.act.back')}
                </Button>
              </p>
            ) : (
              <Button size="compact-md" mih={36} variant="default" onClick={() => setAsked(act)}>
                {say(`hospital.claim.act.${act}`)}
              </Button>
            )}
            <p className="soft">{say(`hospital.claim.act.${act}.why`)}</p>
          </li>
        ))}
      </ul>
      {step.isError && (
        <ProblemNote
          thrown={step.error}
          title={say('hospital.claim.act.failed')}
          onRetry={() => step.variables && take(step.variables)}
        />
      )}
    </section>
  );
}
