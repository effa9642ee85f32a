import { Button } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import type { AnswerDispute, OpenedDisputeAnswer } from '../../../contract/index.ts';
import { type MessageId, ProblemNote, useDisputeAnswer, useWords } from '../../shared/index.ts';
import { AnswerValue, isOfClaim } from './answer-value.tsx';
import styles from './disputes.module.css';
import { readRightValue, writtenValue } from './right-value.ts';

type Act = AnswerDispute['act'];

const WORDS: Readonly<Record<Act, MessageId>> = {
  accepted: 'disputes.answer.accept',
  refused: 'disputes.answer.refuse',
  asked: 'disputes.answer.ask',
  upheld: 'disputes.answer.uphold',
  dismissed: 'disputes.answer.dismiss',
};
/** Of a claim no value is set right: it is told what is wrong with it. */
const OF_CLAIMS: Partial<Readonly<Record<Act, MessageId>>> = {
  accepted: 'disputes.answer.accept.claim',
  upheld: 'disputes.answer.accept.claim',
  refused: 'disputes.answer.refuse.claim',
  dismissed: 'disputes.answer.refuse.claim',
};
const CORRECTS: readonly Act[] = ['accepted', 'upheld'];

/** The answer to a citizen: right after all with the value that is right, refused with a reason, or asked back. */
export function AnswerForm({ dispute }: Readonly<{ dispute: OpenedDisputeAnswer }>) {
  const { say } = useWords();
  const answer = useDisputeAnswer(dispute.id);
  const [act, setAct] = useState<Act | undefined>();
  const [value, setValue] = useState(writtenValue(dispute));
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<MessageId | undefined>();
  const id = useId();
  const moves = dispute.moves.filter(isAct);
  if (moves.length === 0) return <p className="soft">{say('disputes.no-moves')}</p>;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!act) return;
    const right = CORRECTS.includes(act) ? readRightValue(dispute, value) : null;
    const written = note.trim();
    if (right === undefined) return setWrong('disputes.answer.value.bad');
    if (act !== 'accepted' && written === '') return setWrong('disputes.answer.reason.needed');
    setWrong(undefined);
    answer.mutate({ act, value: right, note: written || null, seen: dispute.step });
  };
  return (
    <form className={`${styles['answer']} no-paper`} onSubmit={send}>
      <fieldset>
        <legend>{say('disputes.answer')}</legend>
        {moves.map((one) => (
          <label key={one} className={styles['move']}>
            <input
              type="radio"
              name={`${id}-act`}
              required
              checked={act === one}
              onChange={() => setAct(one)}
            />
            {say(wordsOf(dispute, one))}
          </label>
        ))}
      </fieldset>
      {act && CORRECTS.includes(act) && <AnswerValue dispute={dispute} value={value} onChange={setValue} />}
      <label className={styles['reason']}>
        {say(act === 'asked' ? 'disputes.answer.question' : 'disputes.answer.reason')}
        <textarea
          value={note}
          maxLength={1000}
          rows={3}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      {wrong && (
        <p role="alert" className={styles['late']}>
          {say(wrong)}
        </p>
      )}
      {answer.isError && (
        <ProblemNote
          thrown={answer.error}
          title={say('disputes.answer.failed')}
          kept={say('disputes.answer.kept')}
          onRetry={() => answer.mutate(answer.variables)}
        />
      )}
      <div>
        <Button type="submit" loading={answer.isPending}>
          {say('disputes.answer.send')}
        </Button>
      </div>
    </form>
  );
}

function wordsOf(dispute: OpenedDisputeAnswer, act: Act): MessageId {
  return (isOfClaim(dispute) && OF_CLAIMS[act]) || WORDS[act];
}

function isAct(act: string): act is Act {
  return Object.hasOwn(WORDS, act);
}
