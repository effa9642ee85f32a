import type { PersonAnswer } from '../../../contract/index.ts';
import { isMessageId, useWords } from '../../shared/index.ts';
import styles from './person.module.css';

type Props = Readonly<{ person: PersonAnswer }>;
type LinkedRow = PersonAnswer['links'][number];

const COMPARED = ['given', 'family', 'birth', 'sex'] as const;

/** Which rows of which registers are taken to be this person, and why. */
export function Links({ person }: Props) {
  const { say } = useWords();
  return (
    <section aria-labelledby="links" className={styles['below']}>
      <h2 id="links">{say('links.title')}</h2>
      <p className={styles['soft']}>{say('links.note', { count: person.links.length })}</p>
      <table className={styles['links']}>
        <thead>
          <tr>
            <th scope="col">{say('links.source')}</th>
            <th scope="col">{say('links.why')}</th>
            {COMPARED.map((part) => (
              <th key={part} scope="col">
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
  const tier = `tier.${link.tier}`;
  return (
    <tr>
      <th scope="row">
        {pick(link.source.title)}{' '}
        <span className={styles['soft']}>
          {pick(link.source.agency)} · {say('sources.as-of', { date: formats.date(link.source.asOf) })}
        </span>
      </th>
      <td className={styles['tier']}>{isMessageId(tier) ? say(tier) : link.tier}</td>
      {COMPARED.map((part) => (
        <td key={part} data-label={say(`links.${part}`)}>
          <Agreement agrees={link.agrees[part]} />
        </td>
      ))}
    </tr>
  );
}

function Agreement({ agrees }: Readonly<{ agrees: boolean | null }>) {
  const { say } = useWords();
  if (agrees === null) return <span className={styles['soft']}>– {say('links.not-compared')}</span>;
  return agrees ? (
    <span>✓ {say('links.agrees')}</span>
  ) : (
    <strong className={styles['differs']}>✕ {say('links.differs')}</strong>
  );
}
