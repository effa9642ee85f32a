import { Link } from '@tanstack/react-router';
import type { Today } from '../../../contract/index.ts';
import { isMessageId, useWords } from '../../shared/index.ts';
import type { FlagsChoice } from '../frame/index.ts';
import styles from './home.module.css';

type Props = Readonly<{ today: Today }>;
type Line = Readonly<{ title: string; flags: number; satangAMonth: number; search: FlagsChoice }>;

/** Flags that await somebody, with the money at stake: first those nobody looked into, then those under way. */
export function FlagsToday({ today }: Props) {
  const { say } = useWords();
  const wordsOf = (message: string, otherwise: string) => (isMessageId(message) ? say(message) : otherwise);
  const untouched = today.untouched.map(({ kind, ...sums }) => ({
    ...sums,
    title: wordsOf(`flag.kind.${kind}`, kind),
    search: { kind, state: 'flagged' },
  }));
  const underway = today.underway.map(({ state, ...sums }) => ({
    ...sums,
    title: wordsOf(`flag.state.${state}`, state),
    search: { state },
  }));
  const { code } = today.area;
  return (
    <section aria-labelledby="flags" className={styles['block']}>
      <h2 id="flags">{say('home.flags')}</h2>
      {untouched.length === 0 ? (
        <p className="soft">{say('home.flags.none')}</p>
      ) : (
        <FlagTable caption={say('home.flags.what')} code={code} lines={untouched} />
      )}
      {underway.length > 0 && <FlagTable caption={say('home.underway')} code={code} lines={underway} />}
      <p className="no-paper">
        <Link to="/area/$code/flags" params={{ code }}>
          {say('home.flags.all')}
        </Link>
      </p>
    </section>
  );
}

type TableProps = Readonly<{ caption: string; code: string; lines: readonly Line[] }>;

function FlagTable({ caption, code, lines }: TableProps) {
  const { say, formats } = useWords();
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say('home.flags.kind')}</th>
          <th scope="col" className={styles['number']}>
            {say('home.flags.count')}
          </th>
          <th scope="col" className={styles['number']}>
            {say('home.flags.money')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ title, flags, satangAMonth, search }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td className={styles['number']}>
              <Link
                to="/area/$code/flags"
                params={{ code }}
                search={search}
                aria-label={say('home.flags.list', { title, count: flags })}
              >
                {formats.count(flags)}
              </Link>
            </td>
            <td className={styles['number']}>{satangAMonth > 0 ? formats.wholeBaht(satangAMonth) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
