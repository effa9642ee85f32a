import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { HouseholdPackageAnswer } from '../../../contract/index.ts';
import { ChoiceBox, useWords } from '../../shared/index.ts';
import styles from './household.module.css';

const KINDS = ['born', 'dies', 'leaves', 'earns'] as const;
type Kind = (typeof KINDS)[number];

const BAHT = /^-?\d{1,10}$/;

type Props = Readonly<{ found: HouseholdPackageAnswer; onAdd: (change: string) => void }>;

/** Asks about one more change, written as the API takes it. */
export function ChangeForm({ found, onAdd }: Props) {
  const { say } = useWords();
  const [kind, setKind] = useState<Kind>('born');
  const people = found.members.flatMap(({ member, name, is }) =>
    member !== null && is === 'member' ? [{ value: member, label: name || say('people.no-name') }] : [],
  );
  const [person, setPerson] = useState(people[0]?.value ?? '');
  const [day, setDay] = useState(found.asOf);
  const [baht, setBaht] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = () => {
    const wrong = kind === 'earns' && !BAHT.test(baht.replaceAll(',', '').trim());
    setWrong(wrong);
    if (!wrong) onAdd(written(kind, { day, person, baht: baht.replaceAll(',', '').trim() }));
  };
  return (
    <form
      className={`${styles['form']} no-paper`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ChoiceBox
        label={say('package.change')}
        data={KINDS.map((one) => ({ value: one, label: say(`package.change.${one}`) }))}
        value={kind}
        onChoose={(chosen) => setKind(KINDS.find((one) => one === chosen) ?? 'born')}
      />
      {kind === 'born' ? (
        <TextInput
          type="date"
          label={say('package.change.day')}
          value={day}
          min={found.asOf}
          required
          withAsterisk={false}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      ) : (
        <ChoiceBox label={say('package.change.member')} data={people} value={person} onChoose={setPerson} />
      )}
      {kind === 'earns' && (
        <TextInput
          inputMode="numeric"
          label={say('package.change.baht')}
          value={baht}
          error={isWrong ? say('package.change.baht-wrong') : undefined}
          onChange={(event) => setBaht(event.currentTarget.value)}
        />
      )}
      <Button type="submit">{say('package.change.add')}</Button>
    </form>
  );
}

function written(kind: Kind, { day, person, baht }: Readonly<{ day: string; person: string; baht: string }>) {
  if (kind === 'born') return `born:${day}`;
  return kind === 'earns' ? `earns:${person}:${baht}` : `${kind}:${person}`;
}
