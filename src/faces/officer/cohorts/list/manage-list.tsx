import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { CohortDetail } from '../../../../contract/index.ts';
import { ProblemNote, useListActs, useWords } from '../../../shared/index.ts';
import styles from '../lists.module.css';
import { ReasonForm } from './reason-form.tsx';

type Props = Readonly<{ list: CohortDetail }>;

/** What a list is called, and the shelf. */
export function ManageList({ list }: Props) {
  const { say } = useWords();
  const { change } = useListActs(list.id);
  const way = list.archived ? 'list.restore' : 'list.archive';
  return (
    <details>
      <summary>{say('list.manage')}</summary>
      {!list.archived && <Rename key={list.name} list={list} />}
      <p className="soft">{say('list.archive.why')}</p>
      <ReasonForm
        key={way}
        label={`${say(way)}: ${say('list.hand')}`}
        ways={[{ id: way, label: say(way) }]}
        isBusy={change.isPending}
        thrown={change.error}
        onGive={(reason) => change.mutate({ archived: !list.archived, reason })}
      />
    </details>
  );
}

function Rename({ list }: Props) {
  const { say } = useWords();
  const { change } = useListActs(list.id);
  const [name, setName] = useState(list.name);
  const keep = () => {
    if (name.trim() !== '' && name.trim() !== list.name) change.mutate({ name: name.trim() });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep();
  };
  return (
    <form className={styles['find']} onSubmit={submit}>
      <TextInput
        label={say('build.name')}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={change.isPending}>
        {say('list.rename')}
      </Button>
      {change.isError && <ProblemNote thrown={change.error} onRetry={keep} />}
    </form>
  );
}
