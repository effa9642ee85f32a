import { useMutation } from '@tanstack/react-query';
import type { AuditReadProof } from '../../../contract/index.ts';
import { ask, checkProof, type ProofCheck } from '../../shared/index.ts';
import { type MessageId, useWords } from '../messages/index.ts';
import { parts } from '../parts/index.ts';
import { paths } from '../questions/index.ts';

/** Fetches what shows a look to stand in the signed log, works it out here in the browser, and says in a sentence what came of it. */
export function LookCheck({ look }: Readonly<{ look: number }>) {
  const { say } = useWords();
  const proof = useMutation({ mutationFn: () => ask<AuditReadProof>(paths.lookProof(look)) });
  const check = useMutation({ mutationFn: checkProof });
  const start = () => proof.mutate(undefined, { onSuccess: (found) => check.mutate(found) });
  if (check.data) return <Outcome check={check.data} />;
  return (
    <>
      <button
        type="button"
        className={`${parts['quiet']} no-paper`}
        disabled={proof.isPending || check.isPending}
        onClick={start}
      >
        {say('looks.check')}
      </button>
      {proof.isError && <p role="alert">{say('looks.check.later')}</p>}
      {check.isError && <p role="alert">{say('looks.check.impossible')}</p>}
    </>
  );
}

function Outcome({ check }: Readonly<{ check: ProofCheck }>) {
  const { say, formats } = useWords();
  const message = outcomeOf(check);
  const isGood = message === 'looks.check.good' || message === 'looks.check.witnessed';
  return (
    <p role="status" className={parts[isGood ? 'strong' : 'wrong']} data-check={isGood ? 'good' : 'doubt'}>
      {isGood ? '✓' : '!'} {say(message, { names: formats.list([...check.witnesses]) })}
    </p>
  );
}

/** The sentence for what was worked out; a seal of the reason that does not fit counts as a forgery too. */
export function outcomeOf({ included, signed, sealed, witnesses }: ProofCheck): MessageId {
  if (!included || signed === false || sealed === false) return 'looks.check.wrong';
  if (signed === undefined) return 'looks.check.unsigned';
  return witnesses.length > 0 ? 'looks.check.witnessed' : 'looks.check.good';
}
