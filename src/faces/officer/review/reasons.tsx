import { Button, Kbd } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReviewEvidence, ReviewedAnswer } from '../../../contract/index.ts';
import { isMessageId, TableHead, useWords } from '../../shared/index.ts';
import { useFieldName } from './field-value.tsx';
import styles from './reasons.module.css';
import frame from './review.module.css';
import type { Review } from './use-review.ts';
import { stackWeights } from './waterfall.ts';

type Props = Readonly<{ told: ReviewedAnswer }>;

/** What is told after the answer: how the pair stands, what linking thinks and why, what others said. */
export function Reasons({ review, told }: Props & Readonly<{ review: Review }>) {
  return (
    <div className={styles['reasons']}>
      <Outcome told={told} />
      <GoOn review={review} told={told} />
      {told.doubt && (told.doubt.evidence.length > 0 ? <Waterfall doubt={told.doubt} /> : <NoScore />)}
      <Others told={told} />
    </div>
  );
}

function Outcome({ told }: Props) {
  const { say } = useWords();
  const mine = told.answers.find((given) => given.mine);
  const { gold } = told;
  return (
    <div role="status" className={styles['outcome']}>
      {mine && (
        <p>
          <strong>{say('review.said', { answer: say(`review.answer.${mine.answer}`) })}</strong>
        </p>
      )}
      {gold ? (
        <p>
          {gold.right
            ? say('review.gold.right')
            : say('review.gold.wrong', { truth: say(`review.answer.${gold.truth}`) })}
        </p>
      ) : (
        <p>{say(`review.state.${told.state}`)}</p>
      )}
      <p className="soft">{say(`review.kind.${told.kind}`)}</p>
    </div>
  );
}

function GoOn({ review, told }: Props & Readonly<{ review: Review }>) {
  const { say } = useWords();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus({ preventScroll: true }), []);
  return (
    <div className={`${frame['goOn']} no-paper`}>
      <Button ref={next} size="md" rightSection={<Kbd aria-hidden="true">Enter</Kbd>} onClick={review.goOn}>
        {say('review.next')}
      </Button>
      <Button
        size="md"
        variant="default"
        aria-keyshortcuts="z"
        rightSection={<Kbd aria-hidden="true">Z</Kbd>}
        loading={review.undoing.isPending}
        onClick={() => review.undo(told.item.pair)}
      >
        {say('review.undo')}
      </Button>
    </div>
  );
}

function Waterfall({ doubt }: Readonly<{ doubt: NonNullable<ReviewedAnswer['doubt']> }>) {
  const { say, formats } = useWords();
  const { bars, zero, sum } = stackWeights(doubt.evidence);
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">{say('review.reasons')}</h2>
      <p>
        {say('review.suggests', {
          answer: say(`review.answer.${doubt.suggests}`),
          percent: formats.rate(doubt.probability * 100),
        })}
      </p>
      <p className="soft">{say('review.weights')}</p>
      <table className={styles['waterfall']}>
        <thead>
          <tr>
            <th scope="col">{say('review.reason')}</th>
            <th scope="col" className={styles['weight']}>
              {say('review.weight')}
            </th>
            <th scope="col">{say('review.bar')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ part, from, to, sum: soFar }) => (
            <tr key={`${part.field} ${part.level}`}>
              <th scope="row">
                <PartName part={part} />
              </th>
              <td className={styles['weight']}>{formats.signed(part.weight)}</td>
              <td>
                <span className={styles['track']} aria-hidden="true">
                  <span
                    className={styles['step']}
                    data-sign={part.weight < 0 ? 'less' : 'more'}
                    style={{ insetInlineStart: percent(from), width: percent(to - from) }}
                  />
                  <span className={styles['zero']} style={{ insetInlineStart: percent(zero) }} />
                </span>
                <span className="heard">{formats.signed(soFar)}</span>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('review.total')}</th>
            <td className={styles['weight']}>{formats.signed(sum)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** Where there is too little to learn from, rules decide, and rules weigh nothing. */
function NoScore() {
  const { say } = useWords();
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">{say('review.reasons')}</h2>
      <p>{say('review.no-score')}</p>
    </section>
  );
}

/** The words linking stored; without them, the field and how it compares as far as there are words for it. */
function PartName({ part }: Readonly<{ part: ReviewEvidence }>) {
  const { say, pick } = useWords();
  const nameOf = useFieldName();
  if (part.label) return pick(part.label);
  const level = `review.level.${part.level}`;
  return [nameOf(part.field), isMessageId(level) ? say(level) : part.level].filter(Boolean).join(' · ');
}

function percent(share: number): string {
  return `${share * 100}%`;
}

function Others({ told }: Props) {
  const { say, formats } = useWords();
  return (
    <section aria-labelledby="others">
      <h2 id="others">{say('review.others')}</h2>
      <table className={styles['others']}>
        <TableHead
          columns={[
            say('review.reviewer'),
            say('review.their-answer'),
            say('review.their-note'),
            say('review.at'),
          ]}
        />
        <tbody>
          {told.answers.map(({ reviewer, mine, answer, note, at }) => (
            <tr key={reviewer}>
              <th scope="row">{mine ? say('review.me') : reviewer}</th>
              <td>{say(`review.answer.${answer}`)}</td>
              <td>{note ?? '–'}</td>
              <td>{formats.date(at.slice(0, 10))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
