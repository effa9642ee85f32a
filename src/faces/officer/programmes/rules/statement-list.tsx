import type { ProgrammeAnswer } from '../../../../contract/index.ts';
import { Unverified, useWords } from '../../../shared/index.ts';
import styles from './rules.module.css';

type Stretch = ProgrammeAnswer['timeline'][number]['stretches'][number];
type Statement = Stretch['conditions'][number];
type Grounds = Pick<Statement, 'law' | 'verified' | 'note'>;

type Props = Readonly<{ statements: readonly Statement[] }>;

/** Statements of the law: in the programme's words, as it is checked, and where the law says so. */
export function StatementList({ statements }: Props) {
  const { say, pick } = useWords();
  return (
    <ol className={styles['statements']}>
      {statements.map((statement) => {
        const [text, sentence] = [pick(statement.text), pick(statement.sentence)];
        return (
          <li key={statement.id}>
            <p>{text}</p>
            {sentence.toLowerCase() !== text.toLowerCase() && (
              <p className={styles['sentence']}>{say('programme.as-rule', { sentence })}</p>
            )}
            <LawOf grounds={statement} />
          </li>
        );
      })}
    </ol>
  );
}

/** Where the law says it, whether that was checked, and what is to be known about it. */
export function LawOf({ grounds: { law, verified, note } }: Readonly<{ grounds: Grounds }>) {
  const { say, pick } = useWords();
  return (
    <p className="soft">
      {say('rights.law', { law: pick(law) })}
      {!verified && <Unverified />}
      {note && <span className={styles['note']}>{say('why.note', { note: pick(note) })}</span>}
    </p>
  );
}
