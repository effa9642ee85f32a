import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OpenCatalogue, OpenColumn, OpenDictionary } from '../../../contract/index.ts';
import { ProblemNote, paths, questions, Shape, TableHead, useWords } from '../../shared/index.ts';
import { ColumnLine } from './column-line.tsx';
import styles from './open-data.module.css';

/** The rest of a long table comes when asked for. */
const FIRST = 20;
const SHAPE = [44, 44, 44, 44, 44, 44];

/** What every column means, how it comes about and how far it can be relied on; the same of every table. */
export function Dictionary({ catalogue }: Readonly<{ catalogue: OpenCatalogue }>) {
  const { say, pick } = useWords();
  const dictionary = useQuery(questions.openDictionary(catalogue.datasets.at(-1)?.id ?? ''));
  return (
    <section aria-labelledby="dictionary" className={styles['head']}>
      <h2 id="dictionary">{say('open.dictionary')}</h2>
      {dictionary.isPending && <Shape heights={SHAPE} />}
      {dictionary.isError && (
        <ProblemNote thrown={dictionary.error} onRetry={() => void dictionary.refetch()} />
      )}
      {dictionary.data && <Columns dictionary={dictionary.data} />}
      <ul className={`${styles['files']} no-paper`}>
        {catalogue.datasets.map(({ id, title }) => (
          <li key={id}>
            <a href={paths.openDictionary(id)} download={`chipao-${id}.dictionary.json`}>
              {say('open.dictionary.file', { title: pick(title) })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Titles = ReadonlyMap<string, OpenDictionary['sources'][number]['title']>;

function Columns({ dictionary }: Readonly<{ dictionary: OpenDictionary }>) {
  const { say } = useWords();
  const [wanted, want] = useState('');
  const [isWhole, showWhole] = useState(false);
  const found = dictionary.columns.filter((column) => holds(column, wanted));
  const shown = isWhole || wanted !== '' ? found : found.slice(0, FIRST);
  const titles: Titles = new Map(dictionary.sources.map(({ source, title }) => [source, title]));
  return (
    <>
      <p className="soft">{say('open.dictionary.note', { count: dictionary.columns.length })}</p>
      <TextInput
        className={`${styles['find']} no-paper`}
        label={say('open.find')}
        value={wanted}
        onChange={(event) => want(event.currentTarget.value)}
      />
      <p role="status" className="soft">
        {wanted !== '' && say(found.length > 0 ? 'open.found' : 'open.found.none', { count: found.length })}
      </p>
      {shown.length > 0 && <ColumnTable columns={shown} titles={titles} />}
      {shown.length < found.length && (
        <Button variant="default" className={`${styles['more']} no-paper`} onClick={() => showWhole(true)}>
          {say('open.dictionary.whole', { count: found.length })}
        </Button>
      )}
    </>
  );
}

function ColumnTable({ columns, titles }: Readonly<{ columns: readonly OpenColumn[]; titles: Titles }>) {
  const { say } = useWords();
  return (
    <table className={`rows ${styles['dictionary']}`}>
      <caption className="heard">{say('open.dictionary.caption')}</caption>
      <TableHead
        columns={[
          say('open.column'),
          say('open.meaning'),
          say('open.unit'),
          say('open.reading'),
          say('measure.quality'),
          say('open.protection'),
          say('open.sources'),
        ]}
      />
      <tbody>
        {columns.map((column) => (
          <ColumnLine key={column.name} column={column} titles={titles} />
        ))}
      </tbody>
    </table>
  );
}

function holds({ name, title, meaning }: OpenColumn, wanted: string): boolean {
  const text = [name, title.th, title.en, meaning.th, meaning.en].join(' ').toLowerCase();
  return text.includes(wanted.trim().toLowerCase());
}
