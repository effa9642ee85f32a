import type { OpenCatalogue } from '../../../contract/index.ts';
import { paths, TableHead, useWords } from '../../shared/index.ts';
import styles from './open-data.module.css';
import { writeSize } from './write-size.ts';

/** The tables there are, each with its files. */
export function OpenTables({ catalogue }: Readonly<{ catalogue: OpenCatalogue }>) {
  const { say } = useWords();
  return (
    <section aria-labelledby="tables">
      <h2 id="tables">{say('open.tables')}</h2>
      <table className="rows">
        <caption className="heard">{say('open.tables.caption')}</caption>
        <TableHead
          columns={[
            say('open.table'),
            { number: say('open.rows') },
            { number: say('open.columns') },
            say('open.files'),
          ]}
        />
        <tbody>
          {catalogue.datasets.map((dataset) => (
            <TableLine key={dataset.id} dataset={dataset} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TableLine({ dataset }: Readonly<{ dataset: OpenCatalogue['datasets'][number] }>) {
  const { say, pick, formats } = useWords();
  return (
    <tr>
      <th scope="row">
        {pick(dataset.title)}
        <span className={styles['under']}>{pick(dataset.notes)}</span>
      </th>
      <td data-number data-label={say('open.rows')}>
        {formats.count(dataset.rows)}
      </td>
      <td data-number data-label={say('open.columns')}>
        {formats.count(dataset.columns)}
      </td>
      <td data-label={say('open.files')} data-whole>
        <ul className={styles['files']}>
          {dataset.files.map(({ format, name, bytes }) => {
            const shown = { format: format.toUpperCase(), size: writeSize(bytes) };
            const label = say('open.file.heard', { title: pick(dataset.title), ...shown });
            return (
              <li key={name}>
                <a href={paths.openFile(name)} download aria-label={label}>
                  {say('open.file', shown)}
                </a>
              </li>
            );
          })}
        </ul>
      </td>
    </tr>
  );
}
