import type { OpenedDisputeAnswer } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
import styles from './disputes.module.css';

const CLAIM = 'claim:';

/** Whether it is about a claim of a hospital and not about a fact of a register. */
export function isOfClaim({ fact }: Pick<OpenedDisputeAnswer, 'fact'>): boolean {
  return fact.startsWith(CLAIM);
}

type Props = Readonly<{ dispute: OpenedDisputeAnswer; value: string; onChange: (value: string) => void }>;

/** The value that is right, asked as the kind of value the fact is. */
export function AnswerValue({ dispute, value, onChange }: Props) {
  const { say, pick } = useWords();
  const { type, fact, choices } = dispute;
  const options =
    type === 'boolean'
      ? [
          { value: 'true', text: say('disputes.value.yes') },
          { value: 'false', text: say('disputes.value.no') },
        ]
      : choices.map((choice) => ({ value: choice.value, text: pick(choice.words) }));
  if (options.length > 0)
    return (
      <label className={styles['reason']}>
        {say(isOfClaim(dispute) ? 'disputes.answer.value.claim' : 'disputes.answer.value')}
        <select required value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{say('disputes.answer.choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      </label>
    );
  const asked = () => {
    if (fact === 'village_code') return say('disputes.answer.value.village');
    if (type === 'money') return say('disputes.answer.value.money');
    return say(type === 'date' ? 'disputes.answer.value.date' : 'disputes.answer.value');
  };
  return (
    <label className={styles['reason']}>
      {asked()}
      <input
        required
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
