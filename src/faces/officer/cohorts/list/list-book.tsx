import type { CohortDetail } from '../../../../contract/index.ts';
import { isMessageId, useWords, type Words } from '../../../shared/index.ts';
import styles from '../lists.module.css';

type Props = Readonly<{ list: CohortDetail }>;
type Noted = Readonly<{ at: string; by: string; text: string }>;

/** What was done with a list, the latest first. */
export function ListBook({ list }: Props) {
  const words = useWords();
  const { say, formats } = words;
  const lines = [...versionsOf(list, words), ...actsOf(list, words)].toSorted((left, right) =>
    right.at.localeCompare(left.at),
  );
  return (
    <details>
      <summary>{say('list.book')}</summary>
      <ol className={styles['hand']}>
        {lines.map(({ at, by, text }) => (
          <li key={`${at} ${text}`}>
            {text} <span className="soft">{say('lists.by', { officer: by, date: formats.moment(at) })}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function versionsOf({ versions }: CohortDetail, { say, formats }: Words): Noted[] {
  return versions.map(({ version, at, by, asOf, people }) => {
    const date = formats.date(asOf);
    const text =
      people === null
        ? say('list.book.version', { version, date })
        : say('list.book.version.people', { version, date, people });
    return { at, by, text };
  });
}

function actsOf({ book }: CohortDetail, { say }: Words): Noted[] {
  return book.flatMap(({ act, at, by, name, reason, detail, rows }) => {
    const message = `list.book.${act}`;
    if (!isMessageId(message)) return [];
    const values = {
      name: name ?? '',
      reason: reason ?? '',
      detail: (detail ?? '').toUpperCase(),
      rows: rows ?? 0,
    };
    return [{ at, by, text: say(message, values) }];
  });
}
