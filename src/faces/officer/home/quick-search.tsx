import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../shared/index.ts';
import { rememberSearch } from '../search/recent-searches.ts';
import styles from './home.module.css';

const MOST_LETTERS = 80;

/** Goes to the search for people; what was typed stays in the tab's memory and never stands in the address. */
export function QuickSearch() {
  const { say } = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const look = text.trim();
  return (
    <search className="no-paper">
      <form
        className={styles['search']}
        onSubmit={(event) => {
          event.preventDefault();
          if (look !== '') rememberSearch(client, look);
          void navigate({ to: '/search', ...(look === '' ? {} : { state: { look: 'latest' } }) });
        }}
      >
        <TextInput
          label={say('home.search.label')}
          description={say('home.search.why')}
          value={text}
          maxLength={MOST_LETTERS}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit">{say('home.search.go')}</Button>
      </form>
    </search>
  );
}
