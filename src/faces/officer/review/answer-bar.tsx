import { Button, Kbd, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../shared/index.ts';
import styles from './review.module.css';
import type { Review } from './use-review.ts';
import { useReviewKeys } from './use-review-keys.ts';

const ANSWERS = [
  { answer: 'same', digit: '1' },
  { answer: 'different', digit: '2' },
  { answer: 'cannot-tell', digit: '3' },
] as const;

const MOST_LETTERS = 500;

/** The three answers, a note, and one step back. */
export function AnswerBar({ review }: Readonly<{ review: Review }>) {
  const { say } = useWords();
  const { saying, undoing, undoable } = review;
  return (
    <div className={`${styles['answers']} no-paper`}>
      <fieldset aria-label={say('review.answers')}>
        {ANSWERS.map(({ answer, digit }) => (
          <Button
            key={answer}
            size="md"
            variant="default"
            aria-keyshortcuts={digit}
            rightSection={<Kbd aria-hidden="true">{digit}</Kbd>}
            loading={saying.isPending && saying.variables.answer === answer}
            onClick={() => review.say(answer)}
          >
            {say(`review.answer.${answer}`)}
          </Button>
        ))}
      </fieldset>
      <TextInput
        className={styles['note'] ?? ''}
        label={say('review.note')}
        description={say('review.note.hint')}
        maxLength={MOST_LETTERS}
        value={review.note}
        onChange={(event) => review.setNote(event.currentTarget.value)}
      />
      {undoable && (
        <Button
          variant="subtle"
          aria-keyshortcuts="z"
          loading={undoing.isPending}
          onClick={() => review.undo(undoable)}
        >
          {say('review.undo.last')}
        </Button>
      )}
    </div>
  );
}

/** Whether the keys answer; they can be switched off for whoever speaks or types to the machine in other ways. */
export function KeysSwitch({ review }: Readonly<{ review: Review }>) {
  const { say } = useWords();
  const [keys, setKeys] = useState<'on' | 'off'>('on');
  useReviewKeys(review, keys);
  return (
    <p className={`${styles['keys']} soft no-paper`}>
      <label>
        <input
          type="checkbox"
          checked={keys === 'on'}
          onChange={(event) => setKeys(event.currentTarget.checked ? 'on' : 'off')}
        />{' '}
        {say('review.keys')}
      </label>
      <span>{say('review.keys.what')}</span>
    </p>
  );
}
