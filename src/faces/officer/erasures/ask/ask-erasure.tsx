import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { personKeyOf } from '../../../../base/model/index.ts';
import type { ErasureList } from '../../../../contract/index.ts';
import { codeOf, ProblemNote, useAskErasure, useReason, useWords } from '../../../shared/index.ts';
import styles from '../erasures.module.css';
import { countOf } from '../registers.tsx';
import { DutiesOfBasis, StandingDuties } from './duties.tsx';
import { LegalBases } from './legal-bases.tsx';

type Props = Readonly<{ list: ErasureList; person?: string; onSaid: (words: string) => void }>;

/** Asking that somebody be erased; what stands against the chosen ground is told while it is chosen. */
export function AskErasure({ list, person: given = '', onSaid }: Props) {
  const { say } = useWords();
  const request = useAskErasure();
  const [person, setPerson] = useState(given);
  const [basis, setBasis] = useState<string | undefined>();
  const reason = useReason();
  const isNobody = personKeyOf(person.trim()) === undefined;
  const isMissed = reason.isTried && basis === undefined;
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    reason.give((text) => {
      if (isNobody || basis === undefined) return;
      const wish = { person: person.trim(), basis, reason: text };
      request.mutate(wish, {
        onSuccess: ({ id, registers }) => {
          onSaid(say('erasures.ask.said', { id, ...countOf(registers) }));
          setPerson('');
          setBasis(undefined);
          reason.write('');
        },
      });
    });
  };
  return (
    <section>
      <h2>{say('erasures.ask')}</h2>
      <p className="soft">{say('erasures.ask.why')}</p>
      <p className={styles['unverified']}>{say('erasures.unverified')}</p>
      <form className={styles['form']} onSubmit={send} noValidate>
        <TextInput
          label={say('erasures.ask.person')}
          description={say('erasures.ask.person.why')}
          value={person}
          maxLength={20}
          autoComplete="off"
          error={reason.isTried && !request.isSuccess && isNobody && say('erasures.ask.person.bad')}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
        <LegalBases
          bases={list.bases}
          chosen={basis}
          isMissed={isMissed && !request.isSuccess}
          onChoose={setBasis}
        />
        <DutiesOfBasis list={list} basis={basis} />
        <Textarea
          label={say('erasures.reason')}
          description={say('erasures.ask.reason.why')}
          value={reason.text}
          maxLength={500}
          autosize
          minRows={2}
          error={reason.isMissed && !request.isSuccess && say('erasures.ask.reason.short')}
          onChange={(event) => reason.write(event.currentTarget.value)}
        />
        {request.isError && <Refused list={list} thrown={request.error} onRetry={() => send()} />}
        <Button type="submit" loading={request.isPending}>
          {say('erasures.ask.send')}
        </Button>
      </form>
    </section>
  );
}

type RefusedProps = Readonly<{ list: ErasureList; thrown: unknown; onRetry: () => void }>;

function Refused({ list, thrown, onRetry }: RefusedProps) {
  const { say } = useWords();
  if (codeOf(thrown) === 'ERASURE_HELD_BY_DUTY') return <StandingDuties list={list} thrown={thrown} />;
  return (
    <ProblemNote
      thrown={thrown}
      title={say('erasures.ask.failed')}
      kept={say('erasures.kept')}
      onRetry={onRetry}
    />
  );
}
