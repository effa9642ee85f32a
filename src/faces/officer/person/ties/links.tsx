import { useWords } from '../../../shared/index.ts';
import type { KnownPerson } from '../known-person.ts';
import styles from './ties.module.css';

type Props = Readonly<{ person: KnownPerson }>;
type LinkedRow = KnownPerson['links'][number];

const COMPARED = ['given', 'family', 'birth', 'sex'] as const;

/** Which rows of which registers are taken to be this person, and why. */
export function Links({ person }: Props) {
  const { say } = useWords();
  return (
    <section aria-labelledby="links" className={`${styles['below']} no-paper`}>
      <h2 id="links">{say('links.title')}</h2>
      <p className="soft">{say('links.note', { count: person.links.length })}</p>
      <table className={styles['links']}>
        <thead>
          <tr>
            <th scope="col">{say('links.source')}</th>
            <th scope="col">{say('links.why')}</th>
            {COMPARED.map((part) => (
              <th key={part} scope="col" className={styles['mark']}>
                {say(`links.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {person.links.map((link, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one register have no other name, and never move
            <LinkLine key={index} link={link} person={person} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LinkLine({ link, person }: Props & Readonly<{ link: LinkedRow }>) {
  const { say, pick, formats } = useWords();
  const source = person.sources.find((one) => one.source === link.source);
  return (
    <tr>
      <th scope="row">
        {source ? pick(source.title) : link.source}{' '}
        {source && (
          <span className="soft">
            {pick(source.agency)} · {say('sources.as-of', { date: formats.date(source.asOf) })}
          </span>
        )}
      </th>
      <td className={styles['tier']}>{pick(link.sentence)}</td>
      {COMPARED.map((part) => (
        <td key={part} className={styles['mark']} data-label={say(`links.${part}`)}>
          <Agreement agrees={link.agrees[part]} />
        </td>
      ))}
    </tr>
  );
}

const MARKS = { agrees: '✓', differs: '✕', 'not-compared': '–' } as const;

function Agreement({ agrees }: Readonly<{ agrees: boolean | null }>) {
  const { say } = useWords();
  const how = agrees === null ? 'not-compared' : agrees ? 'agrees' : 'differs';
  return (
    <span data-how={how} title={say(`links.${how}`)}>
      <span aria-hidden="true">{MARKS[how]}</span>
      <span className="heard">{say(`links.${how}`)}</span>
    </span>
  );
}
