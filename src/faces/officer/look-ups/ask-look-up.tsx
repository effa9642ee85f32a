import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ProblemNote, questions, StateNote, useAskLookUp, useReason, useWords } from '../../shared/index.ts';
import styles from './look-ups.module.css';

/** Where an officer did not find a person: asking to see this one person for a while, because of a case. */
export function AskLookUp({ person }: Readonly<{ person: string }>) {
  const { say } = useWords();
  const session = useQuery(questions.session());
  const request = useAskLookUp();
  if (session.data?.role !== 'officer') return null;
  if (request.data?.state === 'waiting') {
    return (
      <StateNote title={say('look-ups.sent')}>
        <p>{say('look-ups.sent.why')}</p>
        <p>
          <Link to="/look-ups">{say('look-ups.to-list')}</Link>
        </p>
      </StateNote>
    );
  }
  return (
    <section className={styles['ask']}>
      <h2>{say('look-ups.ask')}</h2>
      <p className="soft">{say('look-ups.ask.why')}</p>
      <RequestForm
        isBusy={request.isPending}
        thrown={request.error}
        onAsk={(given) => request.mutate({ person, ...given })}
      />
    </section>
  );
}

type Given = Readonly<{ reason: string; caseNumber: string }>;
type Props = Readonly<{ isBusy: boolean; thrown: unknown; onAsk: (given: Given) => void }>;

function RequestForm({ isBusy, thrown, onAsk }: Props) {
  const { say } = useWords();
  const [caseNumber, setCaseNumber] = useState('');
  const reason = useReason();
  const isBare = caseNumber.trim() === '';
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    reason.give((text) => {
      if (!isBare) onAsk({ reason: text, caseNumber });
    });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <TextInput
        label={say('look-ups.case')}
        value={caseNumber}
        maxLength={60}
        error={reason.isTried && isBare && say('look-ups.case.needed')}
        onChange={(event) => setCaseNumber(event.currentTarget.value)}
      />
      <Textarea
        label={say('look-ups.reason')}
        description={say('look-ups.reason.why')}
        value={reason.text}
        maxLength={500}
        autosize
        minRows={2}
        error={reason.isMissed && say('look-ups.reason.short')}
        onChange={(event) => reason.write(event.currentTarget.value)}
      />
      {thrown !== null && <ProblemNote thrown={thrown} onRetry={() => submit()} />}
      <Button type="submit" loading={isBusy}>
        {say('look-ups.send')}
      </Button>
    </form>
  );
}
