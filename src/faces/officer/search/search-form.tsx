import { Button, Kbd, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../shared/index.ts';
import styles from './search.module.css';

const MOST_LETTERS = 80;

type Props = Readonly<{ wanted: string; onLook: (text: string) => void }>;

/** The box what is looked for is typed into. `/` comes to it, Enter looks. */
export function SearchForm({ wanted, onLook }: Props) {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(wanted);
  useHotkeys([['/', () => input.current?.focus()]]);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => setText(wanted), [wanted]);
  return (
    <search>
      <form
        className={`${styles['form']} no-paper`}
        onSubmit={(event) => {
          event.preventDefault();
          const looked = text.trim();
          if (looked !== '') onLook(looked);
        }}
      >
        <TextInput
          ref={input}
          label={say('lookup.label')}
          description={say('lookup.description')}
          value={text}
          maxLength={MOST_LETTERS}
          autoComplete="off"
          spellCheck={false}
          rightSection={<Kbd aria-hidden="true">/</Kbd>}
          rightSectionPointerEvents="none"
          className={styles['box'] ?? ''}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit">{say('lookup.go')}</Button>
      </form>
    </search>
  );
}
