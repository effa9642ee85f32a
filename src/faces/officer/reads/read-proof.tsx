import { useQuery } from '@tanstack/react-query';
import type { AuditReadProof } from '../../../contract/index.ts';
import {
  checkProof,
  type MessageId,
  ProblemNote,
  type ProofCheck,
  readProofQuestion,
  useWords,
} from '../../shared/index.ts';
import styles from './reads.module.css';

/** Fetches what shows a read to stand in the log, and checks it here, with nothing but what the browser has. */
export function ReadProof({ read }: Readonly<{ read: number }>) {
  const { say } = useWords();
  const proof = useQuery(readProofQuestion(read));
  const check = useQuery({
    queryKey: ['read-check', read, proof.dataUpdatedAt],
    queryFn: () => (proof.data ? checkProof(proof.data) : null),
    enabled: proof.data !== undefined,
    retry: false,
    gcTime: 0,
  });
  if (proof.isError) return <ProblemNote thrown={proof.error} onRetry={() => void proof.refetch()} />;
  if (check.isError) return <p role="status">{say('reads.check.impossible')}</p>;
  if (!proof.data || !check.data) return <p aria-live="polite">{say('reads.checking')}</p>;
  return <Outcome proof={proof.data} check={check.data} />;
}

type Props = Readonly<{ proof: AuditReadProof; check: ProofCheck }>;

function Outcome({ proof, check: { included, signed, sealed, witnesses } }: Props) {
  const { say, formats } = useWords();
  return (
    <div className={styles['outcome']} role="status">
      <ul>
        <Line isGood={included}>
          {included ? say('reads.check.included', { size: proof.size }) : say('reads.check.not-included')}
        </Line>
        <Line isGood={signed}>{say(signatureWord(signed))}</Line>
        {sealed !== undefined && (
          <Line isGood={sealed}>{say(sealed ? 'reads.check.sealed' : 'reads.check.not-sealed')}</Line>
        )}
        <Line isGood={witnesses.length > 0 || undefined}>
          {witnesses.length > 0
            ? say('reads.check.witnesses', { names: formats.list(witnesses) })
            : say('reads.check.no-witness')}
        </Line>
      </ul>
      <details>
        <summary>{say('reads.check.entry')}</summary>
        <pre>{proof.entry}</pre>
        <pre>{proof.checkpoint}</pre>
      </details>
    </div>
  );
}

function signatureWord(signed: boolean | undefined): MessageId {
  if (signed === undefined) return 'reads.check.signature-unknown';
  return signed ? 'reads.check.signed' : 'reads.check.not-signed';
}

type LineProps = Readonly<{ isGood: boolean | undefined; children: string }>;

/** The mark says it too, since colour alone does not. */
function Line({ isGood, children }: LineProps) {
  const mark = isGood === undefined ? '?' : isGood ? '✓' : '✗';
  return (
    <li data-good={isGood ?? 'unknown'}>
      <span aria-hidden="true">{mark}</span> {children}
    </li>
  );
}
