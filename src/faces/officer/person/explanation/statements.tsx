import type { ExplanationAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import type { KnownPerson } from '../known-person.ts';
import { distanceText } from './distance-text.ts';
import styles from './explanation.module.css';
import { Grounds } from './grounds.tsx';
import { Law } from './law.tsx';
import { Outcome } from './outcome.tsx';
import { PartTree } from './part-tree.tsx';

type Condition = ExplanationAnswer['conditions'][number];
type Exception = ExplanationAnswer['exceptions'][number];
type Props = Readonly<{ explanation: ExplanationAnswer; person: KnownPerson }>;

/** Every condition: how it stands, on what law and on which facts. */
export function Conditions({ explanation, person }: Props) {
  return (
    <ol className={styles['statements']}>
      {explanation.conditions.map((condition) => (
        <li key={condition.id}>
          <Outcome outcome={condition.outcome} of="condition" />
          <Statement statement={condition} person={person} />
        </li>
      ))}
    </ol>
  );
}

/** Every exception in its order: whether it applies, what it would decide, and whether it did. */
export function Exceptions({ explanation, person }: Props) {
  const { say } = useWords();
  return (
    <ol className={styles['statements']}>
      {explanation.exceptions.map((exception) => (
        <li key={exception.id} data-decides={exception.decides || undefined}>
          <Outcome outcome={exception.outcome} of="exception" />
          <div>
            <p className="soft">
              {[
                say('why.exception.rank', { rank: exception.rank }),
                say(`why.exception.says.${exception.says}`),
              ].join(' · ')}
              {exception.decides && <strong> · {say('why.exception.decides')}</strong>}
            </p>
            <Statement statement={exception} person={person} />
          </div>
        </li>
      ))}
    </ol>
  );
}

type StatementProps = Readonly<{ statement: Condition | Exception; person: KnownPerson }>;

function Statement({ statement, person }: StatementProps) {
  const words = useWords();
  const { say, pick } = words;
  const distance = distanceText(statement.distance, words);
  return (
    <div>
      <p>
        {pick(statement.text)}
        {distance && <span className="soft"> · {distance}</span>}
      </p>
      {statement.parts.length === 0 ? (
        <Grounds of={statement} person={person} />
      ) : (
        <details>
          <summary>{say('why.parts')}</summary>
          <PartTree parts={statement.parts} person={person} />
        </details>
      )}
      <Law law={statement.law} verified={statement.verified} note={statement.note} />
    </div>
  );
}
