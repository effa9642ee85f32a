import { useQuery } from '@tanstack/react-query';
import type { OpenCatalogue } from '../../../contract/index.ts';
import {
  ApiCalls,
  codeOf,
  ProblemNote,
  paths,
  questions,
  Shape,
  SourceList,
  StateNote,
  useWords,
} from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import { Dictionary } from './dictionary.tsx';
import styles from './open-data.module.css';
import { OpenRecordTable } from './open-record.tsx';
import { OpenTables } from './open-tables.tsx';

const SHAPE = [40, 24, 160, 120, 44, 44, 44, 44, 44, 44];

/** What anybody may take: the tables, how they were made, every column, and the record for a catalogue. */
export function OpenDataPage() {
  const { say } = useWords();
  const catalogue = useQuery(questions.openData());
  usePageTitle(say('open.title'));
  if (catalogue.isPending)
    return (
      <>
        <p className={styles['later']}>{say('open.coming')}</p>
        <Shape heights={SHAPE} />
      </>
    );
  if (catalogue.isError) {
    if (codeOf(catalogue.error) === 'VERSION_MISSING')
      return (
        <StateNote level={1} title={say('open.empty')}>
          <p>{say('open.empty.why')}</p>
        </StateNote>
      );
    return <ProblemNote level={1} thrown={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  }
  return <Catalogue catalogue={catalogue.data} />;
}

type Props = Readonly<{ catalogue: OpenCatalogue }>;

function Catalogue({ catalogue }: Props) {
  const files = catalogue.datasets.at(-1)?.files ?? [];
  const last = catalogue.datasets.at(-1)?.id ?? '';
  return (
    <div className={styles['page']}>
      <Head catalogue={catalogue} />
      <OpenTables catalogue={catalogue} />
      <div className={styles['columns']}>
        <HowMade catalogue={catalogue} />
        <WhyNotSmaller />
      </div>
      <Dictionary catalogue={catalogue} />
      <OpenRecordTable catalogue={catalogue} />
      <SourceList sources={catalogue.sources} version={catalogue.version} />
      <ApiCalls
        paths={[paths.openData, ...files.map(({ name }) => paths.openFile(name)), paths.openDictionary(last)]}
      />
    </div>
  );
}

function Head({ catalogue }: Props) {
  const { say, pick, formats } = useWords();
  const { asOf, licence } = catalogue;
  return (
    <header className={styles['head']}>
      <h1>{say('open.title')}</h1>
      <p>{say('open.lead')}</p>
      <p className="soft">
        {say('open.as-of', { date: formats.date(asOf) })} · {say('open.licence')}{' '}
        <a href={licence.url} className={styles['within']} rel="license noreferrer">
          {licence.id}
        </a>{' '}
        {pick(licence.title)}
      </p>
    </header>
  );
}

function HowMade({ catalogue }: Props) {
  const { say } = useWords();
  return (
    <section aria-labelledby="made">
      <h2 id="made">{say('open.made')}</h2>
      <ol className={styles['steps']}>
        <li>{say('open.made.registers', { count: catalogue.sources.length })}</li>
        <li>{say('open.made.joined')}</li>
        <li>{say('open.made.counted')}</li>
        <li>{say('open.made.files')}</li>
      </ol>
    </section>
  );
}

function WhyNotSmaller() {
  const { say } = useWords();
  return (
    <section aria-labelledby="why" className={styles['head']}>
      <h2 id="why">{say('open.why')}</h2>
      <p>{say('open.why.small')}</p>
      <p>{say('open.why.sensitive')}</p>
    </section>
  );
}
