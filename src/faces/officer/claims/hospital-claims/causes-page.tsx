import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClaimCausesAnswer } from '../../../../contract/index.ts';
import {
  ApiCalls,
  claimPaths,
  claimQuestions,
  ProblemNote,
  Shape,
  StateNote,
  useLanguage,
  useWords,
} from '../../../shared/index.ts';
import { ClaimsTable, HospitalFrame, useClaimWords } from '../frame/index.ts';
import styles from './hospital-claims.module.css';

/** Why claims were sent back, cause by cause, with the claims and their files to correct. */
export function CausesPage() {
  const { say, pick } = useWords();
  const { language } = useLanguage();
  const page = useQuery(claimQuestions.causes());
  const title = say('hospital.page.causes');
  const { causes = [], note, mostInFile = 0 } = page.data ?? {};
  return (
    <HospitalFrame title={title} asOf={page.data?.asOf}>
      <header className={styles['title']}>
        <h1>{title}</h1>
        <p>{say('hospital.causes.what')}</p>
      </header>
      {page.isPending && <Shape heights={[120, 120, 120]} />}
      {page.isError && <ProblemNote thrown={page.error} onRetry={() => void page.refetch()} />}
      {page.data && causes.length === 0 && (
        <StateNote title={say('hospital.causes.empty')}>
          <p>{say('hospital.causes.empty.why')}</p>
        </StateNote>
      )}
      {causes.length > 0 && (
        <>
          <div className={`${styles['takeAll']} no-paper`}>
            <a href={claimPaths.causeFiles(language)} download>
              {say('hospital.causes.all')}
            </a>
            <p className="soft">{say('hospital.causes.most', { claims: mostInFile })}</p>
          </div>
          <ul className={styles['causes']}>
            {causes.map((cause) => (
              <Cause key={cause.code} cause={cause} />
            ))}
          </ul>
          {note && <p className="soft">{pick(note)}</p>}
        </>
      )}
      <ApiCalls paths={[claimPaths.causes]} />
    </HospitalFrame>
  );
}

function Cause({ cause }: Readonly<{ cause: ClaimCausesAnswer['causes'][number] }>) {
  const { say, pick, formats } = useWords();
  const { language } = useLanguage();
  const words = useClaimWords();
  const { code, kind, title, guide, claims, chargedSatang } = cause;
  return (
    <li className={styles['cause']} data-kind={kind}>
      <h2>
        <code>{code}</code> {pick(title)}
      </h2>
      <p className={styles['figures']}>
        <strong>{say('hospital.causes.claims', { claims })}</strong>{' '}
        {say('hospital.baht', { amount: formats.wholeBaht(chargedSatang) })} ·{' '}
        <span className={styles['kind']}>{words.causeKind(kind)}</span>
      </p>
      <p>
        <span className="soft">{say('hospital.fault.mend')}</span> {pick(guide)}
      </p>
      <p className="no-paper">
        <a
          href={claimPaths.causeFiles(language, code)}
          download
          aria-label={say('hospital.causes.file.of', { code })}
        >
          {say('hospital.causes.file')}
        </a>
      </p>
      <Affected code={code} />
    </li>
  );
}

/** Whose claims these are is asked only once somebody wants to see: every look is written down. */
function Affected({ code }: Readonly<{ code: string }>) {
  const { say } = useWords();
  const [opened, setOpened] = useState<'opened' | 'closed'>('closed');
  return (
    <details onToggle={(event) => setOpened(event.currentTarget.open ? 'opened' : 'closed')}>
      <summary aria-label={say('hospital.causes.see.of', { code })}>{say('hospital.causes.see')}</summary>
      {opened === 'opened' && <ClaimsTable question={{ code }} empty={<p>{say('hospital.list.empty')}</p>} />}
    </details>
  );
}
