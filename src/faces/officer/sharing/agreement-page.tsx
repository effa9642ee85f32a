import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { SharingDetailAnswer } from '../../../contract/index.ts';
import {
  ApiCalls,
  ProblemNote,
  Shape,
  sharingPaths,
  sharingQuestions,
  useWords,
} from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../session/index.ts';
import { AgreementHead } from './agreement-head.tsx';
import { Effect } from './effect/index.ts';
import { Given } from './given.tsx';
import { Members } from './members.tsx';
import { MoveForm } from './move-form.tsx';
import { ShareCard } from './shares/index.ts';
import styles from './sharing.module.css';

const SHAPE = [24, 44, 72, 160, 240, 120];

/** One version of an agreement: what it gives, what it would change, who signed, and what was given under it. */
export function AgreementPage() {
  const { say, pick } = useWords();
  const name = useParams({ from: '/sharing/$agreement/$version' });
  const detail = useQuery(sharingQuestions.one(name));
  usePageTitle(detail.data && pick(detail.data.title));
  const needed = needsSignIn(detail.error);
  if (needed) return <SignInNeeded level={1} title="sharing.needed" why={needed} />;
  if (detail.isPending) return <Shape heights={SHAPE} />;
  if (!detail.data)
    return <ProblemNote level={1} thrown={detail.error} onRetry={() => void detail.refetch()} />;
  const { shares, state } = detail.data;
  const isBefore = state === 'draft' || state === 'proposed';
  return (
    <div className={styles['page']}>
      <Link to="/sharing" className="no-paper">
        ← {say('sharing.back')}
      </Link>
      <AgreementHead detail={detail.data} />
      {isBefore && <Effect name={name} />}
      <section aria-labelledby="shares" className={styles['part']}>
        <h2 id="shares">{say('sharing.shares')}</h2>
        {shares.length === 0 && <p>{say('sharing.shares.none')}</p>}
        {shares.map((share) => (
          <ShareCard key={share.id} share={share} isAlone={shares.length === 1} />
        ))}
      </section>
      {!isBefore && <Effect name={name} />}
      <Members detail={detail.data} />
      <Given detail={detail.data} />
      {detail.data.mayMove && <MoveForm detail={detail.data} />}
      <History detail={detail.data} />
      <ApiCalls
        paths={[sharingPaths.one(name), sharingPaths.effect(name), sharingPaths.receipts(name.agreement)]}
      />
    </div>
  );
}

function History({ detail: { steps, assumed } }: Readonly<{ detail: SharingDetailAnswer }>) {
  const { say, pick, formats } = useWords();
  return (
    <section aria-labelledby="history" className={styles['part']}>
      <h2 id="history">{say('sharing.history')}</h2>
      {steps.length === 0 && <p className="soft">{say('sharing.history.none')}</p>}
      <ol className={styles['plain']}>
        {steps.map(({ at, state, reason, by }) => (
          <li key={`${at} ${state}`}>
            {formats.moment(at)} · {say('sharing.history.step', { state: stateWord(state, say), by, reason })}
          </li>
        ))}
      </ol>
      {assumed.length > 0 && (
        <details>
          <summary>{say('sharing.assumed')}</summary>
          <ul className={styles['plain']}>
            {assumed.map(({ path, why }) => (
              <li key={path}>
                <code>{path}</code> – {pick(why)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function stateWord(state: string, say: ReturnType<typeof useWords>['say']): string {
  const known = (['proposed', 'active', 'suspended', 'revoked', 'expired'] as const).find(
    (one) => one === state,
  );
  return known ? say(`sharing.state.${known}`) : state;
}
