import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { LookUpToAnswer } from '../../../contract/index.ts';
import { ProblemNote, questions, useAnswerLookUp, useReason, useWords } from '../../shared/index.ts';
import styles from './look-ups.module.css';

/** One request of somebody else, and the answer to it. */
export function AnswerLookUp({ request }: Readonly<{ request: LookUpToAnswer }>) {
  const { say, pick, formats } = useWords();
  const area = useQuery(questions.area(request.area));
  const place = area.data ? pick(area.data.name) : request.area;
  return (
    <div className={styles['request']}>
      <p>
        <strong>{say('look-ups.who', { who: request.who, area: place })}</strong> · {request.person}
      </p>
      <p className="soft">
        {say('look-ups.line', { case: request.caseNumber, at: formats.moment(request.at) })}
      </p>
      <p>{request.reason}</p>
      <ul className={styles['causes']}>
        {request.causes.map((cause) => (
          <li key={cause}>{say(`look-ups.cause.${cause}`)}</li>
        ))}
      </ul>
      <Answer id={request.id} />
    </div>
  );
}

function Answer({ id }: Readonly<{ id: number }>) {
  const { say } = useWords();
  const decision = useAnswerLookUp();
  const reason = useReason();
  const decide = (approve: boolean) => reason.give((text) => decision.mutate({ id, approve, reason: text }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide(true);
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <TextInput
        label={say('look-ups.answer.reason')}
        value={reason.text}
        maxLength={500}
        error={reason.isMissed && say('look-ups.reason.short')}
        onChange={(event) => reason.write(event.currentTarget.value)}
      />
      {decision.isError && <ProblemNote thrown={decision.error} onRetry={() => decide(true)} />}
      <div className={styles['buttons']}>
        <Button type="submit" loading={decision.isPending}>
          {say('look-ups.approve')}
        </Button>
        <Button variant="default" loading={decision.isPending} onClick={() => decide(false)}>
          {say('look-ups.reject')}
        </Button>
      </div>
    </form>
  );
}
