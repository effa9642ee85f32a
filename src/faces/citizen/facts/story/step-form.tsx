import { type FormEvent, useId, useState } from 'react';
import type { DisputeAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../messages/index.ts';
import { parts, Trouble } from '../../parts/index.ts';
import { useActs } from '../../questions/index.ts';

/** Replies to the agency, appeals, or takes it back: whatever can be done now. */
export function StepForm({ dispute }: Readonly<{ dispute: DisputeAnswer }>) {
  const { say } = useWords();
  const { step } = useActs();
  const [note, setNote] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const id = useId();
  const { moves, id: number, step: seen } = dispute;
  const said = moves.find((act) => act === 'replied' || act === 'appealed');
  const send = (event: FormEvent) => {
    event.preventDefault();
    const text = note.trim();
    setEmpty(text === '');
    if (text === '' || (said !== 'replied' && said !== 'appealed')) return;
    step.mutate({ dispute: number, act: said, note: text, seen }, { onSuccess: () => setNote('') });
  };
  const words = said === 'appealed' ? 'appeal' : 'reply';
  return (
    <div className="no-paper">
      {said && (
        <form className={parts['form']} onSubmit={send}>
          <div>
            <label htmlFor={id}>{say(`dispute.${words}`)}</label>
            <textarea
              id={id}
              value={note}
              maxLength={1000}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </div>
          {isEmpty && (
            <p role="alert" className={parts['wrong']}>
              {say('dispute.say')}
            </p>
          )}
          <button type="submit" className={parts['main']} disabled={step.isPending}>
            {say(`dispute.${words}.send`)}
          </button>
        </form>
      )}
      {step.isError && (
        <Trouble thrown={step.error} title={say('dispute.failed')} kept={say('dispute.failed.kept')} />
      )}
      {moves.includes('withdrawn') && (
        <button
          type="button"
          className={parts['quiet']}
          disabled={step.isPending}
          onClick={() => step.mutate({ dispute: number, act: 'withdrawn', note: null, seen })}
        >
          {say('dispute.withdraw')}
        </button>
      )}
    </div>
  );
}
