import { useEffect, useRef, useState } from 'react';
import type { ReviewField, ReviewItemAnswer } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
import { FieldValue, useFieldName } from './field-value.tsx';
import styles from './review.module.css';

type Props = Readonly<{ item: ReviewItemAnswer }>;
type Side = 'left' | 'right';

/** Two records side by side: what differs first, the rest when asked for; what agrees is said in one line. */
export function PairTable({ item }: Props) {
  const { say } = useWords();
  const [shown, setShown] = useState<'differing' | 'all'>('differing');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // On a phone the button for the next pair lies far below where the next pair begins.
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const differing = item.fields.filter(({ outcome }) => outcome === 'differs' || outcome === 'one-side');
  const fields = shown === 'all' ? item.fields : differing;
  const agreeing = item.fields.filter(({ outcome }) => outcome === 'same');
  const hasMarks = fields.some(({ differingDigits }) => differingDigits.length > 0);
  return (
    <div className={styles['pair']}>
      <h2 id="question" ref={heading} tabIndex={-1}>
        {say('review.question')}
      </h2>
      <table className={styles['sides']}>
        <thead>
          <tr>
            <th scope="col">{say('review.field')}</th>
            <SourceHead item={item} side="left" />
            <SourceHead item={item} side="right" />
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FieldLine key={field.field} field={field} />
          ))}
        </tbody>
      </table>
      {shown === 'differing' && agreeing.length > 0 && <Agreeing fields={agreeing} />}
      <div className={`${styles['shown']} soft`}>
        {hasMarks && <p>{say('review.masked')}</p>}
        <label className="no-paper">
          <input
            type="checkbox"
            checked={shown === 'all'}
            onChange={(event) => setShown(event.currentTarget.checked ? 'all' : 'differing')}
          />{' '}
          {say('review.all')}
        </label>
        {shown === 'differing' && (
          <span>{say('review.differing', { shown: differing.length, all: item.fields.length })}</span>
        )}
      </div>
    </div>
  );
}

function SourceHead({ item, side }: Props & Readonly<{ side: Side }>) {
  const { say, pick, formats } = useWords();
  const source = item.sources[side];
  return (
    <th scope="col">
      <strong>{source ? pick(source.title) : say(`review.${side}`)}</strong>
      {source && (
        <span>{say('review.source', { agency: pick(source.agency), date: formats.date(source.asOf) })}</span>
      )}
    </th>
  );
}

function FieldLine({ field }: Readonly<{ field: ReviewField }>) {
  const nameOf = useFieldName();
  return (
    <tr data-outcome={field.outcome}>
      <th scope="row">{nameOf(field.field)}</th>
      <td>
        <FieldValue field={field} side="left" />
      </td>
      <td>
        <FieldValue field={field} side="right" />
      </td>
    </tr>
  );
}

/** What agrees still matters: a rare name says more than a common one. */
function Agreeing({ fields }: Readonly<{ fields: readonly ReviewField[] }>) {
  const { say } = useWords();
  const nameOf = useFieldName();
  return (
    <dl className={styles['agreeing']} aria-label={say('review.same')}>
      <div className={styles['agreeingHead']} aria-hidden="true">
        <dt>{say('review.same')}</dt>
      </div>
      {fields.map((field) => (
        <div key={field.field}>
          <dt>{nameOf(field.field)}</dt>
          <dd>
            <FieldValue field={field} side="left" />
          </dd>
        </div>
      ))}
    </dl>
  );
}
