import { Link } from '@tanstack/react-router';
import type { ClaimStepAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import { useClaimWords } from '../frame/index.ts';
import styles from './hospital-claims.module.css';

/** Everything that happened to a claim, in its order, with whose data it was and who only worked on it. */
export function ClaimWay({ steps }: Readonly<{ steps: readonly ClaimStepAnswer[] }>) {
  const { say } = useWords();
  return (
    <section aria-labelledby="way" className={styles['way']}>
      <h2 id="way">{say('hospital.claim.way')}</h2>
      <p className="soft">{say('hospital.claim.way.what')}</p>
      <ol>
        {steps.map((step) => (
          <Step key={`${step.at} ${step.kind} ${step.version}`} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step }: Readonly<{ step: ClaimStepAnswer }>) {
  const { say, pick, formats } = useWords();
  const words = useClaimWords();
  const { kind, at, version, outcome, login, controller, processor, receipt, satang, document } = step;
  const beside = [
    step.payer && pick(step.payer),
    outcome && words.outcome(outcome),
    satang !== null && say('hospital.baht', { amount: formats.baht(satang) }),
    document && say('hospital.claim.document', { document }),
    login && say('hospital.claim.login', { login }),
    version > 1 && say('hospital.claim.of-version', { version }),
  ].filter((text): text is string => typeof text === 'string');
  return (
    <li data-step={kind}>
      <p className={styles['step']}>
        <strong>{words.step(kind)}</strong> <time dateTime={at}>{formats.moment(at)}</time>
      </p>
      {(beside.length > 0 || receipt) && (
        <p>
          {beside.join(' · ')}{' '}
          {receipt && (
            <Link to="/claims/receipts/$receipt" params={{ receipt }}>
              {receipt}
            </Link>
          )}
        </p>
      )}
      <Findings findings={step.findings} />
      <p className="soft">
        {say('hospital.claim.by', { controller: pick(controller), processor: pick(processor) })}
      </p>
    </li>
  );
}

function Findings({ findings }: Readonly<{ findings: ClaimStepAnswer['findings'] }>) {
  const { say, pick } = useWords();
  if (findings.length === 0) return null;
  return (
    <ul className={styles['findings']}>
      {findings.map(({ code, title, guide, file, field }) => (
        <li key={`${code} ${file} ${field}`}>
          <p>
            <code>{code}</code> {pick(title)} {file && <code>{[file, field].filter(Boolean).join('.')}</code>}
          </p>
          <p>
            <span className="soft">{say('hospital.fault.mend')}</span> {pick(guide)}
          </p>
        </li>
      ))}
    </ul>
  );
}
