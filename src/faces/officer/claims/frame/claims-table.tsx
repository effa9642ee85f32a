import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ClaimRowAnswer } from '../../../../contract/index.ts';
import {
  type ClaimsQuestion,
  claimQuestions,
  NextPage,
  ProblemNote,
  Shape,
  useWords,
} from '../../../shared/index.ts';
import styles from './claims.module.css';
import { useClaimWords } from './use-claim-words.ts';

type Props = Readonly<{
  question: ClaimsQuestion;
  /** What stands in place of a list without rows. */
  empty: ReactNode;
}>;

const COLUMNS = [
  'hospital.list.visit',
  'hospital.list.day',
  'hospital.list.right',
  'hospital.list.claimed',
  'hospital.list.state',
  'hospital.list.codes',
] as const;

/** Claims of the hospital with patients masked, a page at a time. */
export function ClaimsTable({ question, empty }: Props) {
  const { say } = useWords();
  const list = useInfiniteQuery(claimQuestions.list(question));
  const claims = list.data?.pages.flatMap((page) => page.claims) ?? [];
  if (list.isPending) return <Shape heights={[40, 44, 44, 44]} />;
  if (list.isError && claims.length === 0)
    return <ProblemNote thrown={list.error} onRetry={() => void list.refetch()} />;
  if (claims.length === 0) return empty;
  return (
    <div className={styles['listed']} aria-busy={list.isPlaceholderData}>
      <p className="soft">{say('hospital.list.masked')}</p>
      <table className={`rows ${styles['claims']}`} data-waiting={list.isPlaceholderData || undefined}>
        <caption className="heard">{say('hospital.list.caption')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-number={column === 'hospital.list.claimed' || undefined}>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <Row key={claim.id} claim={claim} />
          ))}
        </tbody>
      </table>
      <NextPage list={list} label={say('hospital.list.more')} />
    </div>
  );
}

function Row({ claim }: Readonly<{ claim: ClaimRowAnswer }>) {
  const { say, pick, formats } = useWords();
  const words = useClaimWords();
  const { id, kind, hn, seq, an, patient, right, day, claimedSatang, state, standing, codes } = claim;
  return (
    <tr>
      <th scope="row">
        <Link to="/claims/$claim" params={{ claim: id }}>
          HN {hn} · {an ? `AN ${an}` : `SEQ ${seq ?? ''}`}
        </Link>
        <span className={styles['patient']}>
          {[words.kind(kind), patient.name, patient.number].filter(Boolean).join(' · ')}
        </span>
      </th>
      <td data-label={say('hospital.list.day')}>
        {day === null ? say('hospital.list.no-day') : formats.date(day)}
      </td>
      <td data-label={say('hospital.list.right')}>{right ? pick(right) : say('unknown')}</td>
      <td data-label={say('hospital.list.claimed')} data-number>
        {formats.baht(claimedSatang)}
      </td>
      <td data-label={say('hospital.list.state')}>
        <span className={styles['state']} data-standing={standing}>
          {words.state(state)}
        </span>
      </td>
      <td data-label={codes.length > 0 ? say('hospital.list.codes') : undefined}>{codes.join(' ')}</td>
    </tr>
  );
}
