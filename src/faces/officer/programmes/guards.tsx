import type { ProgrammeAnswer } from '../../../contract/index.ts';
import { TableHead, Unverified, useWords } from '../../shared/index.ts';
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

/** Examples, told in the words of the rules; the title somebody gave one is in English. */
function Cases({ programme: { cases, casesShare } }: Props) {
  const { say, pick } = useWords();
  return (
    <section aria-labelledby="cases">
      <h2 id="cases">{say('programme.cases', { count: cases.length })}</h2>
      <p className="soft">{say('programme.cases.note')}</p>
      <details>
        <summary>{say('programme.cases.show')}</summary>
        {casesShare.length > 0 && (
          <p className="soft">{say('programme.cases.share', { facts: casesShare.map(pick).join(' · ') })}</p>
        )}
        <table className={`rows ${styles['cases']}`}>
          <TableHead
            columns={[
              say('programme.cases.case'),
              say('programme.cases.on'),
              say('programme.cases.answer'),
              { number: say('programme.cases.baht') },
            ]}
          />
          <tbody>
            {cases.map((one) => (
              <CaseLine key={`${one.case} ${one.on}`} one={one} />
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function CaseLine({ one }: Readonly<{ one: ProgrammeAnswer['cases'][number] }>) {
  const { say, pick, formats, language } = useWords();
  const given = one.given.length > 0 ? one.given.map(pick).join(' · ') : say('programme.cases.as-shared');
  return (
    <tr>
      <th scope="row">
        {language === 'en' ? one.case : given}
        {language === 'en' && <span className={styles['said']}>{given}</span>}
      </th>
      <td data-label={say('programme.cases.on')}>{formats.date(one.on)}</td>
      <td data-label={say('programme.cases.answer')}>
        <span>
          {say(`answer.${one.answer}`)}
          {one.expected.map((text) => (
            <span key={text.en} className={styles['said']}>
              {pick(text)}
            </span>
          ))}
        </span>
      </td>
      <td data-number data-label={say('programme.cases.baht')}>
        {one.baht === null ? '–' : bahtText(one.baht, formats.count)}
      </td>
    </tr>
  );
}

/** Baht with satang is written as text, so that no satang is lost. */
function bahtText(baht: string | number, count: (value: number) => string): string {
  return typeof baht === 'number' ? count(baht) : baht;
}
