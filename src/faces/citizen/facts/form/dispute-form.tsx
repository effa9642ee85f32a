import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../../messages/index.ts';
import { parts, Trouble, writeValue } from '../../parts/index.ts';
import { useActs } from '../../questions/index.ts';
import { type Claim, EMPTY_CLAIM, readClaim } from './claim.ts';
import { ClaimInput } from './claim-input.tsx';
import type { Disputed, FormWords } from './disputed.ts';

type Props = Readonly<{ fact: Disputed; says?: FormWords; onClose: () => void }>;

/** Says that one fact is wrong: what the register says, what it should be, and a word more if one likes. */
export function DisputeForm({ fact, says, onClose }: Props) {
  const words = useWords();
  const { say, pick, formats } = words;
  const { open } = useActs();
  const [claim, setClaim] = useState<Claim>(EMPTY_CLAIM);
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<'date' | 'number' | undefined>();
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const read = readClaim(fact, claim);
    setWrong('wrong' in read ? read.wrong : undefined);
    if ('value' in read) open.mutate({ fact: fact.fact, value: read.value, note: note.trim() || null });
  };
  const agency = fact.agency ? pick(fact.agency) : '';
  if (open.data)
    return (
      <p role="status" className={parts['strong']}>
        ✓{' '}
        {say('dispute.sent', {
          agency,
          date: open.data.clock ? formats.date(open.data.clock.dueOn) : '',
        })}
      </p>
    );
  const isPlace = fact.fact === 'village_code';
  return (
    <form
      ref={form}
      className={`${parts['form']} ${parts['card']}`}
      aria-label={say('dispute.form', { fact: pick(fact.label) })}
      onSubmit={send}
    >
      <p>{says?.value ?? say('dispute.register', { value: writeValue(fact, words) })}</p>
      {!isPlace && (
        <ClaimInput
          fact={fact}
          choice={says?.choice ?? say('dispute.right')}
          claim={claim}
          onChange={setClaim}
        />
      )}
      {wrong && (
        <p role="alert" className={parts['wrong']}>
          {say(wrong === 'date' ? 'dispute.bad-date' : 'dispute.bad-number')}
        </p>
      )}
      <div>
        <label htmlFor={`${id}-note`}>{say(isPlace ? 'dispute.note.place' : 'dispute.note')}</label>
        <textarea
          id={`${id}-note`}
          value={note}
          maxLength={1000}
          required={isPlace}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      {open.isError && (
        <Trouble thrown={open.error} title={say('dispute.failed')} kept={say('dispute.failed.kept')} />
      )}
      <div className={parts['buttons']}>
        <button type="submit" className={parts['main']} disabled={open.isPending}>
          {say('dispute.send', { agency })}
        </button>
        <button type="button" className={parts['button']} onClick={onClose}>
          {say('dispute.cancel')}
        </button>
      </div>
    </form>
  );
}
