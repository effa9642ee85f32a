import type { ReviewField } from '../../../contract/index.ts';
import { isMessageId, useWords } from '../../shared/index.ts';
import { compareLetters, compareWords, type LetterRun, markPlaces } from './letters.ts';
import styles from './review.module.css';

type Props = Readonly<{ field: ReviewField; side: 'left' | 'right' }>;

/** What one record says in one field, with the letters or digits marked that differ from the other record. */
export function FieldValue({ field, side }: Props) {
  const { say, pick, formats } = useWords();
  const value = field[side];
  if (value === null) return <span className={styles['missing']}>{say('review.no-value')}</span>;
  switch (field.type) {
    case 'sex':
      return value === 'm' || value === 'f' ? say(`sex.${value}`) : value;
    case 'date':
      return <Letters runs={compareWords(formats.date(value), formats.date(otherValue(field, side)))} />;
    case 'place': {
      const words = field.words?.[side];
      return words ? pick(words) : value;
    }
    case 'number':
      return <MaskedNumber field={field} value={value} />;
    default:
      return <Letters runs={runsOf(field, side, value)} />;
  }
}

/** What there is nothing to compare with is compared with itself. */
function otherValue({ left, right }: ReviewField, side: Props['side']): string {
  return (side === 'left' ? (right ?? left) : (left ?? right)) ?? '';
}

/** The name of a field in words; an unknown field keeps its own. */
export function useFieldName(): (field: string) => string {
  const { say } = useWords();
  return (field) => {
    const id = `review.field.${field}`;
    return isMessageId(id) ? say(id) : field;
  };
}

function MaskedNumber({ field, value }: Readonly<{ field: ReviewField; value: string }>) {
  const { say, formats } = useWords();
  const { differingDigits } = field;
  return (
    <span className={styles['number']}>
      <Letters runs={markPlaces(value, differingDigits)} />
      {differingDigits.length > 0 && (
        <span className="heard">
          {say('review.digits', {
            places: formats.list(differingDigits.map((place) => formats.count(place + 1))),
          })}
        </span>
      )}
    </span>
  );
}

function runsOf({ outcome, left, right }: ReviewField, side: Props['side'], value: string): LetterRun[] {
  if (outcome !== 'differs' || left === null || right === null) return [{ text: value, differs: false }];
  return compareLetters(left, right)[side];
}

function Letters({ runs }: Readonly<{ runs: readonly LetterRun[] }>) {
  return runs.map(({ text, differs }, index) =>
    differs ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: runs of one text never move
      <mark key={index} className={styles['mark']}>
        {text}
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: runs of one text never move
      <span key={index}>{text}</span>
    ),
  );
}
