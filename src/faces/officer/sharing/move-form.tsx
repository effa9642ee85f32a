import { Button, Textarea } from '@mantine/core';
import type { MoveAgreement, SharingDetailAnswer } from '../../../contract/index.ts';
import { type MessageId, ProblemNote, useMoveAgreement, useReason, useWords } from '../../shared/index.ts';
import styles from './sharing.module.css';

type Move = MoveAgreement['to'];

const WORDS: Readonly<Record<Move, MessageId>> = {
  suspended: 'sharing.move.suspend',
  active: 'sharing.move.resume',
  revoked: 'sharing.move.revoke',
};
const BEFORE: typeof WORDS = {
  ...WORDS,
  active: 'sharing.move.activate',
  revoked: 'sharing.move.withdraw',
};

/** Stops what leaves: suspending at once and by one person, revoking for good by a second one where the rules ask for it. */
export function MoveForm({ detail }: Readonly<{ detail: SharingDetailAnswer }>) {
  const { say } = useWords();
  const move = useMoveAgreement(detail.id);
  const reason = useReason();
  const { moves, state } = detail;
  if (moves.length === 0) return null;
  return (
    <section aria-labelledby="move" className={`${styles['part']} no-paper`}>
      <h2 id="move">{say('sharing.move')}</h2>
      <p className="soft">{say('sharing.move.why')}</p>
      {state === 'suspended' && !moves.includes('active') && <p>{say('sharing.move.others')}</p>}
      {detail.needsSecond && state !== 'proposed' && <p>{say('sharing.move.second')}</p>}
      <Textarea
        label={say('sharing.move.reason')}
        value={reason.text}
        maxLength={1000}
        autosize
        minRows={2}
        error={reason.isMissed ? say('sharing.move.reason.needed') : undefined}
        onChange={(event) => reason.write(event.currentTarget.value)}
      />
      <div className={styles['buttons']}>
        {moves.map((to) => (
          <Button
            key={to}
            variant={to === 'active' ? 'filled' : 'default'}
            {...(to === 'revoked' ? { color: 'red' } : {})}
            loading={move.isPending && move.variables?.to === to}
            onClick={() =>
              reason.give((text) =>
                move.mutate(
                  { to, version: detail.version, reason: text },
                  { onSuccess: () => reason.write('') },
                ),
              )
            }
          >
            {say(wordOf(to, detail))}
          </Button>
        ))}
      </div>
      {move.isError && (
        <ProblemNote
          thrown={move.error}
          title={say('sharing.move.failed')}
          kept={say('sharing.move.kept')}
          onRetry={() => move.mutate(move.variables)}
        />
      )}
    </section>
  );
}

/** What a step is called: a version that was never in force is put in force or withdrawn, another one again or for good. */
function wordOf(to: Move, { state }: SharingDetailAnswer): MessageId {
  return state === 'proposed' ? BEFORE[to] : WORDS[to];
}
