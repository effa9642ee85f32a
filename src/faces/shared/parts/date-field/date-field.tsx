import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useWords } from '../../messages/index.ts';
import styles from './date-field.module.css';
import { type DateBounds, readTypedDate, splitWholeDate, type TypedDate } from './typed-date.ts';

type Props = Readonly<{
  label: string;
  value: TypedDate;
  onChange: (value: TypedDate) => void;
  /** What is wrong, in words; absent while nothing is. */
  error?: string | undefined;
}>;

const PARTS = ['day', 'month', 'year'] as const;
/** Room for a whole date, which any box takes. */
const WHOLE_DATE = 10;

/** A date typed as day, month and year, in the era of the page's language; a whole date may be pasted into any of the boxes. */
export function DateField({ label, value, onChange, error }: Props) {
  const { say } = useWords();
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const type = (part: (typeof PARTS)[number], text: string) =>
    onChange(splitWholeDate(text) ?? { ...value, [part]: text });
  const step = (event: KeyboardEvent<HTMLInputElement>, place: number) => {
    const next = stepFrom(event, place);
    const box = next === undefined ? null : group.current?.querySelectorAll('input')[next];
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  };
  return (
    <fieldset ref={group} className={styles['field']} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      <div className={styles['boxes']}>
        {PARTS.map((part, place) => (
          <TextInput
            key={part}
            label={say(`date.${part}`)}
            value={value[part]}
            inputMode="numeric"
            autoComplete="off"
            error={Boolean(error)}
            className={styles[part] ?? ''}
            maxLength={WHOLE_DATE}
            onChange={(event) => type(part, event.currentTarget.value)}
            onKeyDown={(event) => step(event, place)}
          />
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className={styles['error']} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** A stroke goes on to the next box, as one types a date on paper; deleting in an empty one goes back. */
function stepFrom(
  { key, currentTarget }: KeyboardEvent<HTMLInputElement>,
  place: number,
): number | undefined {
  if (key === '/' || key === '.') return place + 1;
  return key === 'Backspace' && currentTarget.value === '' && place > 0 ? place - 1 : undefined;
}

/** What is wrong with a typed date, in words; nothing when it is a date within the bounds. */
export function useDateWords(): (value: TypedDate, bounds?: DateBounds) => string | undefined {
  const { say, formats } = useWords();
  return (value, bounds = {}) => {
    const read = readTypedDate(value, bounds);
    if ('date' in read) return undefined;
    return say(`date.wrong.${read.wrong}`, {
      from: bounds.from ? formats.date(bounds.from) : '',
      to: bounds.to ? formats.date(bounds.to) : '',
    });
  };
}
