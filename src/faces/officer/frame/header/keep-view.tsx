import { Button, Popover, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { readViewAddress } from '../../../../contract/index.ts';
import { ProblemNote, questions, useViewActs, useWords } from '../../../shared/index.ts';
import { STAFF } from '../../session/index.ts';
import styles from '../frame.module.css';

const MOST_LETTERS = 80;

/** Keeps the page one is on under a name, where it is one that can be kept. */
export function KeepView() {
  const { say } = useWords();
  const session = useQuery(questions.session());
  const address = useLocation({ select: ({ href }) => readViewAddress(href) });
  const [opened, setOpened] = useState(false);
  const role = session.data?.signedIn ? session.data.role : 'viewer';
  if (address === undefined || !STAFF.includes(role)) return null;
  return (
    <div className="no-paper">
      <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus width={320}>
        <Popover.Target>
          <Button variant="default" size="compact-md" h={36} onClick={() => setOpened(!opened)}>
            {say('view.keep')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={say('view.keep')}>
          <KeepForm address={address} />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function KeepForm({ address }: Readonly<{ address: string }>) {
  const { say } = useWords();
  const { keep } = useViewActs();
  const [name, setName] = useState(() => document.title.split(' · ')[0] ?? '');
  const [isNameless, setNameless] = useState(false);
  const give = () => {
    setNameless(name.trim() === '');
    if (name.trim() !== '') keep.mutate({ name: name.trim(), address });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give();
  };
  if (keep.isSuccess) return <p role="status">{say('view.kept')}</p>;
  return (
    <form className={styles['keep']} onSubmit={submit}>
      <p className="soft">{say('view.keep.why')}</p>
      <TextInput
        data-autofocus
        label={say('view.name')}
        value={name}
        maxLength={MOST_LETTERS}
        error={isNameless && say('view.name.needed')}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setNameless(false);
        }}
      />
      {keep.isError && <ProblemNote thrown={keep.error} title={say('view.not-kept')} onRetry={give} />}
      <Button type="submit" loading={keep.isPending}>
        {say('view.keep')}
      </Button>
    </form>
  );
}
