import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { COUNTRY_CODE } from '../../../base/model/index.ts';
import { deskQuestions, questions, useWords } from '../../shared/index.ts';
import { type Entry, entriesFor, keepsViews } from './entries.ts';
import styles from './palette.module.css';

type Props = Readonly<{ onClose: () => void }>;

const WAIT_MS = 120;

/** A box over the page from which one goes anywhere: pages, figures, areas. */
export function Palette({ onClose }: Props) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles['palette']} aria-label={say('palette.title')} onClose={onClose}>
      <Finder onDone={() => dialog.current?.close()} />
    </dialog>
  );
}

/** Entries for a text, with areas as the service finds them. */
function useEntries(text: string): readonly Entry[] {
  const words = useWords();
  const { pathname } = useLocation();
  const [wanted] = useDebouncedValue(text.trim(), WAIT_MS);
  const content = useQuery(questions.measures());
  const found = useQuery(questions.search(wanted));
  const session = useQuery(questions.session());
  const role = session.data?.role ?? 'viewer';
  const views = useQuery({
    ...deskQuestions.views(),
    enabled: session.data?.signedIn === true && keepsViews(role),
  });
  const [, place, code] = pathname.split('/');
  // What was found for the text before is no answer to this one.
  const isOfThisText = wanted !== '' && wanted === text.trim() && !found.isPlaceholderData;
  return entriesFor({
    text,
    here: place === 'area' && code ? code : COUNTRY_CODE,
    content: content.data,
    areas: isOfThisText ? (found.data?.areas ?? []) : [],
    role,
    ownArea: session.data?.area ?? COUNTRY_CODE,
    views: views.data?.views ?? [],
    words,
  });
}

function Finder({ onDone }: Readonly<{ onDone: () => void }>) {
  const { say } = useWords();
  const router = useRouter();
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const entries = useEntries(text);
  const chosen = entries[Math.min(at, entries.length - 1)];
  const go = (entry: Entry | undefined) => {
    if (!entry) return;
    onDone();
    void router.navigate({ href: entry.to });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((now) => Math.min(Math.max(0, Math.min(now, entries.length - 1) + step), entries.length - 1));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      go(chosen);
    }
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label={say('palette.label')}
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${chosen.id}`}
        placeholder={say('palette.label')}
        className={styles['input']}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Options {...{ entries, chosen, list, go }} />
      <p className="soft" role="status">
        {entries.length === 0 ? say('palette.none') : say('palette.found', { count: entries.length })}
      </p>
      <p className="soft">{say('palette.keys')}</p>
    </>
  );
}

type OptionsProps = Readonly<{
  entries: readonly Entry[];
  chosen: Entry | undefined;
  list: string;
  go: (entry: Entry) => void;
}>;

function Options({ entries, chosen, list, go }: OptionsProps) {
  const { say } = useWords();
  const here = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen entry comes into sight when it changes
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id]);
  return (
    <div role="listbox" id={list} aria-label={say('palette.title')} className={styles['options']}>
      {entries.map((entry) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's, which keeps the focus
        // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and says which entry is meant
        <div
          key={entry.id}
          ref={entry === chosen ? here : undefined}
          role="option"
          id={`${list}-${entry.id}`}
          aria-selected={entry === chosen}
          className={styles['option']}
          onClick={() => go(entry)}
        >
          <span className={styles['kind']}>{say(`palette.${entry.kind}`)}</span>
          <span>
            {entry.title} <span className="soft">{entry.beside}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
