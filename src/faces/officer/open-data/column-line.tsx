import type { OpenColumn, SourceDateAnswer } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
import styles from './open-data.module.css';

type Props = Readonly<{
  column: OpenColumn;
  /** What registers are called. */
  titles: ReadonlyMap<string, SourceDateAnswer['title']>;
}>;

/** One column of the tables in a line of the dictionary. */
export function ColumnLine({ column, titles }: Props) {
  const { say, pick } = useWords();
  const { unit, direction, quality, suppression, type } = column;
  const typeWord = type === 'date' ? 'open.type.date' : 'open.type.text';
  return (
    <tr>
      <th scope="row">
        {pick(column.title)}
        <code className={styles['name']}>{column.name}</code>
      </th>
      <td data-label={say('open.meaning')} data-whole>
        {pick(column.meaning)}
        {column.formula && <span className={styles['under']}>{pick(column.formula)}</span>}
      </td>
      <td data-label={say('open.unit')}>{say(unit ? `open.unit.${unit}` : typeWord)}</td>
      <td data-label={say('open.reading')}>{direction && say(`measure.direction.${direction}`)}</td>
      <td data-label={say('measure.quality')}>
        {quality && say(quality.verified ? 'measure.verified' : 'measure.not-verified')}
        {quality?.note && <span className={styles['under']}>{pick(quality.note)}</span>}
      </td>
      <td data-label={say('open.protection')}>
        {suppression && say(`measure.suppression.${suppression}`)}
        {column.protection && <span className={styles['under']}>{pick(column.protection)}</span>}
        {!column.byGroup && <span className={styles['under']}>{say('open.no-groups')}</span>}
      </td>
      <td data-label={say('open.sources')} data-whole>
        <Registers column={column} titles={titles} />
      </td>
    </tr>
  );
}

const FEW = 2;

function Registers({ column: { sources }, titles }: Props) {
  const { say, pick, formats } = useWords();
  if (sources.length === 0) return null;
  const list = (
    <ul>
      {sources.map(({ source, asOf }) => {
        const title = titles.get(source);
        const named = title ? pick(title) : source;
        const date = asOf ? formats.date(asOf) : say('unknown');
        return <li key={source}>{say('open.source', { title: named, date })}</li>;
      })}
    </ul>
  );
  if (sources.length <= FEW) return list;
  return (
    <details>
      <summary>{say('measure.sources.all', { count: sources.length })}</summary>
      {list}
    </details>
  );
}
