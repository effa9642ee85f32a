import type { ProgrammeAnswer } from '../../../contract/index.ts';
import { Unverified, useWords } from '../../shared/index.ts';
import styles from './programmes.module.css';

type Props = Readonly<{ programme: ProgrammeAnswer }>;

/** What nobody can check, the laws, and the cases that must be answered right. */
export function Guards({ programme }: Props) {
  return (
    <>
      <NotChecked programme={programme} />
      <Laws programme={programme} />
      <Cases programme={programme} />
    </>
  );
}

function NotChecked({ programme: { notChecked } }: Props) {
  const { say, pick } = useWords();
  if (notChecked.length === 0) return null;
  return (
    <section aria-labelledby="not-checked">
      <h2 id="not-checked">{say('programme.not-checked')}</h2>
      <ul className={styles['dots']}>
        {notChecked.map((text) => (
          <li key={text.en}>{pick(text)}</li>
        ))}
      </ul>
    </section>
  );
}

function Laws({ programme: { laws } }: Props) {
  const { say, pick } = useWords();
  return (
    <section aria-labelledby="laws">
      <h2 id="laws">{say('programme.laws')}</h2>
      <ul className={styles['laws']}>
        {laws.map((law) => (
          <li key={law.id}>
            {pick(law.title)}
            {law.verified ? <span className="soft"> · {say('programme.verified')}</span> : <Unverified />}
            {law.published && (
              <span lang="th" className={styles['authority']}>
                {law.published}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Cases are written once, in English, as the sentences beside the rules. */
function Cases({ programme: { cases } }: Props) {
  const { say, formats } = useWords();
  return (
    <section aria-labelledby="cases">
      <h2 id="cases">{say('programme.cases', { count: cases.length })}</h2>
      <p className="soft">{say('programme.cases.note')}</p>
      <details>
        <summary>{say('programme.cases.case')}</summary>
        <table className={`rows ${styles['cases']}`}>
          <thead>
            <tr>
              <th scope="col">{say('programme.cases.case')}</th>
              <th scope="col">{say('programme.cases.on')}</th>
              <th scope="col">{say('programme.cases.answer')}</th>
              <th scope="col" data-number>
                {say('programme.cases.baht')}
              </th>
            </tr>
          </thead>
          <tbody>
            {cases.map((one) => (
              <tr key={`${one.case} ${one.on}`}>
                <th scope="row" lang="en">
                  {one.case}
                </th>
                <td data-label={say('programme.cases.on')}>{formats.date(one.on)}</td>
                <td data-label={say('programme.cases.answer')}>{say(`answer.${one.answer}`)}</td>
                <td data-number data-label={say('programme.cases.baht')}>
                  {one.baht === null ? '–' : bahtText(one.baht, formats.count)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** Baht with satang is written as text, so that no satang is lost. */
function bahtText(baht: string | number, count: (value: number) => string): string {
  return typeof baht === 'number' ? count(baht) : baht;
}
