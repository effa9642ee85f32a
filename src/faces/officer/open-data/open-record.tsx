import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OpenCatalogue, OpenRecord } from '../../../contract/index.ts';
import { ProblemNote, questions, Shape, useWords } from '../../shared/index.ts';
import styles from './open-data.module.css';

/** The fields in the order a catalogue lists them. */
const FIELDS = [
  'title',
  'notes',
  'objective',
  'owner_org',
  'maintainer',
  'maintainer_email',
  'tag_string',
  'data_type',
  'data_category',
  'update_frequency_unit',
  'geo_coverage',
  'data_source',
  'data_format',
  'license_id',
] as const satisfies readonly (keyof OpenRecord)[];

const SHAPE = FIELDS.map(() => 28);

/** What a government catalogue is told of a table, field by field. */
export function OpenRecordTable({ catalogue }: Readonly<{ catalogue: OpenCatalogue }>) {
  const { say, pick } = useWords();
  const [chosen, choose] = useState(catalogue.datasets.at(-1)?.id ?? '');
  const dictionary = useQuery(questions.openDictionary(chosen));
  return (
    <section aria-labelledby="record" className={styles['head']}>
      <h2 id="record">{say('open.record')}</h2>
      <p className="soft">{say('open.record.note')}</p>
      <fieldset className={`${styles['choice']} no-paper`} aria-label={say('open.record.of')}>
        {catalogue.datasets.map(({ id, title }) => (
          <button key={id} type="button" aria-pressed={id === chosen} onClick={() => choose(id)}>
            {pick(title)}
          </button>
        ))}
      </fieldset>
      {dictionary.isPending && <Shape heights={SHAPE} />}
      {dictionary.isError && (
        <ProblemNote thrown={dictionary.error} onRetry={() => void dictionary.refetch()} />
      )}
      {dictionary.data && (
        <dl className={styles['record']}>
          {FIELDS.map((field) => (
            <div key={field}>
              <dt>
                {say(`record.${field}`)}
                <code className={styles['name']}>{field}</code>
              </dt>
              <dd>{pick(dictionary.data.record[field])}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
