import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SearchAnswer } from '../../../../contract/index.ts';
import { ProblemNote, questions, Unbroken, useListActs, useWords } from '../../../shared/index.ts';
import { PersonLink } from '../../frame/index.ts';
import styles from '../lists.module.css';
import { ReasonForm } from './reason-form.tsx';

type Found = SearchAnswer['people'][number];

const SHOWN = 10;

/** Finds somebody of the officer's area and puts them on the list, with a reason. */
export function AddPerson({ list }: Readonly<{ list: string }>) {
  const { say } = useWords();
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState('');
  const found = useInfiniteQuery(questions.findPeople(wanted));
  const people = found.data?.pages[0]?.people.slice(0, SHOWN) ?? [];
  const find = (event: FormEvent) => {
    event.preventDefault();
    setWanted(text.trim());
  };
  return (
    <details>
      <summary>{say('list.add')}</summary>
      <form className={styles['find']} onSubmit={find}>
        <TextInput
          label={say('list.add.find')}
          value={text}
          maxLength={80}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={found.isFetching}>
          {say('list.add.search')}
        </Button>
      </form>
      {found.isError && <ProblemNote thrown={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && people.length === 0 && <p>{say('list.add.none')}</p>}
      <ul className={styles['hand']}>
        {people.map((person) => (
          <FoundPerson key={person.id} list={list} person={person} />
        ))}
      </ul>
    </details>
  );
}

function FoundPerson({ list, person }: Readonly<{ list: string; person: Found }>) {
  const { say, pick } = useWords();
  const { byHand } = useListActs(list);
  const [isAsked, setAsked] = useState(false);
  const who = say('list.add.who', { name: person.name || person.id });
  // Nobody is put on a list by somebody who may not be told who it is.
  if (person.keptBack)
    return (
      <li>
        <PersonLink person={person} />
      </li>
    );
  return (
    <li>
      <Unbroken text={person.name || say('people.no-name')} />{' '}
      <span className="soft">
        {person.ageYears !== null && `${say('age.years', { years: person.ageYears })} · `}
        {pick(person.village.name)}
      </span>{' '}
      {isAsked ? (
        <ReasonForm
          label={`${who}: ${say('list.hand')}`}
          ways={[{ id: 'added', label: say('list.hand.keep') }]}
          isBusy={byHand.isPending}
          thrown={byHand.error}
          onGive={(reason) =>
            byHand.mutate({ person: person.id, act: 'added', reason }, { onSuccess: () => setAsked(false) })
          }
          onCancel={() => setAsked(false)}
        />
      ) : (
        <Button variant="subtle" size="compact-sm" onClick={() => setAsked(true)}>
          {who}
        </Button>
      )}
    </li>
  );
}
