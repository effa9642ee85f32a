import { Button, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { SavedView } from '../../../../contract/index.ts';
import { ProblemNote, useViewActs, useWords } from '../../../shared/index.ts';
import styles from '../home.module.css';

type Props = Readonly<{ view: SavedView }>;

/** One kept page, with the ways to call it otherwise and to keep it no longer. */
export function ViewLine({ view }: Props) {
  const { say, formats } = useWords();
  const { remove } = useViewActs();
  const [way, setWay] = useState<'shown' | 'renaming'>('shown');
  if (way === 'renaming') return <Rename view={view} onDone={() => setWay('shown')} />;
  return (
    <li>
      <span className={styles['line']}>
        <ViewLink view={view} />
        <span className={`${styles['acts']} no-paper`}>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={say('home.views.rename.of', { name: view.name })}
            onClick={() => setWay('renaming')}
          >
            {say('home.views.rename')}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            loading={remove.isPending}
            aria-label={say('home.views.remove.of', { name: view.name })}
            onClick={() => remove.mutate(view.id)}
          >
            {say('home.views.remove')}
          </Button>
        </span>
      </span>
      <span className="soft">{formats.moment(view.at)}</span>
      {remove.isError && <ProblemNote thrown={remove.error} onRetry={() => remove.mutate(view.id)} />}
    </li>
  );
}

/** A link by an address as it was kept; the language stays the reader's. */
function ViewLink({ view }: Props) {
  const router = useRouter();
  return (
    <a
      href={view.address}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        void router.navigate({ href: view.address });
      }}
    >
      {view.name}
    </a>
  );
}

function Rename({ view, onDone }: Props & Readonly<{ onDone: () => void }>) {
  const { say } = useWords();
  const { rename } = useViewActs();
  const [name, setName] = useState(view.name);
  const keep = () => {
    if (name.trim() !== '') rename.mutate({ id: view.id, name: name.trim() }, { onSuccess: onDone });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep();
  };
  return (
    <li>
      <form className={styles['rename']} onSubmit={submit}>
        <TextInput
          data-autofocus
          autoFocus
          label={say('home.views.rename.of', { name: view.name })}
          value={name}
          maxLength={80}
          error={name.trim() === '' && say('view.name.needed')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={rename.isPending}>
          {say('home.views.save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {say('home.views.cancel')}
        </Button>
      </form>
      {rename.isError && <ProblemNote thrown={rename.error} title={say('view.not-kept')} onRetry={keep} />}
    </li>
  );
}
