import type { PersonAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './ties.module.css';

type Props = Readonly<{ person: PersonAnswer }>;
type LinkedRow = PersonAnswer['links'][number];

const COMPARED = ['given', 'family', 'birth', 'sex'] as const;

/** Which rows of which registers are taken to be this person, and why. */
export function Links({ person }: Props) {
  const { say } = useWords();
  return (
    <section aria-labelledby="links" className={styles['below']}>
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
            <LinkLine key={index} link={link} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LinkLine({ link }: Readonly<{ link: LinkedRow }>) {
  const { say, pick, formats } = useWords();
  return (
    <tr>
      <th scope="row">
        {pick(link.source.title)}{' '}
        <span className="soft">
          {pick(link.source.agency)} · {say('sources.as-of', { date: formats.date(link.source.asOf) })}
        </span>
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
