import { useInfiniteQuery } from '@tanstack/react-query';
import {
  ApiCalls,
  claimPaths,
  claimQuestions,
  NextPage,
  ProblemNote,
  Shape,
  StateNote,
  useWords,
} from '../../../shared/index.ts';
import { HospitalFrame } from '../frame/index.ts';
import { SendFiles } from './send-files.tsx';
import { SendingsTable } from './sendings-table.tsx';
import styles from './uploads.module.css';

/** What a hospital sent, and sending more. */
export function UploadsPage() {
  const { say } = useWords();
  const list = useInfiniteQuery(claimQuestions.sendings());
  const title = say('hospital.page.uploads');
  const sendings = list.data?.pages.flatMap((page) => page.sendings) ?? [];
  return (
    <HospitalFrame title={title} asOf={list.data?.pages[0]?.asOf}>
      <h1 className="heard">{title}</h1>
      <SendFiles />
      <section aria-labelledby="sendings" className={styles['block']}>
        <h2 id="sendings">{say('hospital.sendings')}</h2>
        {list.isPending && <Shape heights={[40, 44, 44, 44]} />}
        {list.isError && !list.data && (
          <ProblemNote thrown={list.error} onRetry={() => void list.refetch()} />
        )}
        {list.data && sendings.length === 0 && (
          <StateNote title={say('hospital.sendings.empty')}>
            <p>{say('hospital.sendings.empty.why')}</p>
          </StateNote>
        )}
        {sendings.length > 0 && <SendingsTable sendings={sendings} />}
        {list.data && <NextPage list={list} label={say('hospital.sendings.more')} />}
      </section>
      <ApiCalls paths={[claimPaths.sendings()]} />
    </HospitalFrame>
  );
}
