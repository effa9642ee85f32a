import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ClaimPageAnswer } from '../../../../contract/index.ts';
import { ApiCalls, claimPaths, claimQuestions, useWords } from '../../../shared/index.ts';
import { FactList, HospitalFrame, OneThing, useClaimWords } from '../frame/index.ts';
import { ClaimActs } from './claim-acts.tsx';
import { ClaimWay } from './claim-way.tsx';
import styles from './hospital-claims.module.css';

const SHAPE = [44, 120, 300];

/** One claim: what it is about, its money, everything that happened to it, and what can be done now. */
export function ClaimPage() {
  const { say } = useWords();
  const { claim } = useParams({ from: '/claims/$claim' });
  const page = useQuery(claimQuestions.one(claim));
  const row = page.data?.claim;
  const visit = row ? (row.an ? `AN ${row.an}` : `HN ${row.hn} SEQ ${row.seq ?? ''}`) : '';
  const title = say('hospital.claim.title', { visit });
  return (
    <HospitalFrame title={title} asOf={page.data?.asOf}>
      <OneThing
        page={page}
        unknown={{ title: 'hospital.claim.unknown', code: 'CLAIM_UNKNOWN' }}
        heights={SHAPE}
      >
        {(data) => (
          <>
            <Head page={data} title={title} />
            <div className={styles['columns']}>
              <ClaimWay steps={data.steps} />
              <div className={styles['side']}>
                <Money money={data.money} />
                <ClaimActs claim={claim} acts={data.acts} />
              </div>
            </div>
          </>
        )}
      </OneThing>
      <ApiCalls paths={[claimPaths.one(claim)]} />
    </HospitalFrame>
  );
}

function Head({ page, title }: Readonly<{ page: ClaimPageAnswer; title: string }>) {
  const { say, pick, formats } = useWords();
  const words = useClaimWords();
  const { claim, version, from, to, diagnoses, procedures } = page;
  const written = [from, claim.kind === 'IP' ? to : null].flatMap((moment) =>
    moment ? `${formats.date(moment.slice(0, 10))} ${moment.slice(11)}` : [],
  );
  const facts = [
    ['hospital.list.state', words.state(claim.state)],
    ['hospital.claim.patient', `HN ${claim.hn} · ${claim.patient.name} · ${claim.patient.number}`],
    ['hospital.claim.right', claim.right ? pick(claim.right) : say('unknown')],
    ['hospital.claim.service', `${words.kind(claim.kind)} ${written.join(' – ')}`],
    ['hospital.claim.diagnoses', diagnoses.map(({ code }) => code).join(', ') || say('none')],
    ['hospital.claim.procedures', procedures.join(', ') || say('none')],
    ['hospital.claim.version', formats.count(version)],
  ] as const;
  return (
    <>
      <h1>{title}</h1>
      <FactList facts={facts} />
    </>
  );
}

function Money({ money }: Readonly<{ money: ClaimPageAnswer['money'] }>) {
  const { say, formats } = useWords();
  const lines = [
    ['hospital.claim.charged', money.chargedSatang],
    ['hospital.claim.own', money.ownSatang],
    ['hospital.claim.claimed', money.claimedSatang],
    ['hospital.claim.approved', money.approvedSatang],
    ['hospital.claim.paid', money.paidSatang],
  ] as const;
  return (
    <section aria-labelledby="money">
      <h2 id="money">{say('hospital.claim.money')}</h2>
      <dl className={styles['money']}>
        {lines.map(([name, satang]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>
              {satang === null
                ? say('hospital.claim.not-yet')
                : say('hospital.baht', { amount: formats.baht(satang) })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
