import { useId } from 'react';
import { useWords } from '../../messages/index.ts';
import { parts } from '../../parts/index.ts';
import type { Claim } from './claim.ts';
import type { Disputed } from './disputed.ts';

type Props = Readonly<{
  fact: Disputed;
  /** What is asked where there is a list to choose from. */
  choice: string;
  claim: Claim;
  onChange: (claim: Claim) => void;
}>;

/** What a fact should be, asked as the kind of value it is; nobody has to know it. */
export function ClaimInput({ fact, choice, claim, onChange }: Props) {
  const { say } = useWords();
  return (
    <>
      {!claim.isUnsure && <ValueInput fact={fact} choice={choice} claim={claim} onChange={onChange} />}
      <label className={parts['choice']}>
        <input
          type="checkbox"
          checked={claim.isUnsure}
          onChange={(event) => onChange({ ...claim, isUnsure: event.currentTarget.checked })}
        />
        {say('dispute.unknown')}
      </label>
    </>
  );
}

function ValueInput(props: Props) {
  const { fact } = props;
  if (fact.type === 'boolean') return <YesOrNo {...props} />;
  if (fact.choices.length > 0) return <OneOfList {...props} />;
  if (fact.type === 'date') return <DayMonthYear {...props} />;
  return <Written {...props} />;
}

function YesOrNo({ fact, claim, onChange }: Props) {
  const { say } = useWords();
  return (
    <fieldset>
      <legend>{say('dispute.right')}</legend>
      {(['true', 'false'] as const).map((value) => (
        <label key={value} className={parts['choice']}>
          <input
            type="radio"
            name={fact.fact}
            required
            checked={claim.text === value}
            onChange={() => onChange({ ...claim, text: value })}
          />
          {say(value === 'true' ? 'value.yes' : 'value.no')}
        </label>
      ))}
    </fieldset>
  );
}

function OneOfList({ fact, choice, claim, onChange }: Props) {
  const { say, pick } = useWords();
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{choice}</label>
      <select
        id={id}
        required
        value={claim.text}
        onChange={(event) => onChange({ ...claim, text: event.currentTarget.value })}
      >
        <option value="">{say('dispute.choose')}</option>
        {fact.choices.map(({ value, words }) => (
          <option key={value} value={value}>
            {pick(words)}
          </option>
        ))}
      </select>
    </div>
  );
}

const DATE_PARTS = ['day', 'month', 'year'] as const;

function DayMonthYear({ claim, onChange }: Props) {
  const { say } = useWords();
  return (
    <fieldset>
      <legend>{say('dispute.right')}</legend>
      <div className={parts['dates']}>
        {DATE_PARTS.map((part) => (
          <label key={part}>
            {say(`dispute.${part}`)}
            <input
              inputMode="numeric"
              autoComplete="off"
              maxLength={part === 'year' ? 4 : 2}
              value={claim.date[part]}
              onChange={(event) =>
                onChange({ ...claim, date: { ...claim.date, [part]: event.currentTarget.value } })
              }
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Written({ fact, claim, onChange }: Props) {
  const { say } = useWords();
  const id = useId();
  const isNumber = fact.type === 'money' || fact.type === 'integer';
  return (
    <div>
      <label htmlFor={id}>{say(fact.type === 'money' ? 'dispute.baht' : 'dispute.right')}</label>
      <input
        id={id}
        required
        inputMode={isNumber ? 'decimal' : 'text'}
        autoComplete="off"
        maxLength={200}
        value={claim.text}
        onChange={(event) => onChange({ ...claim, text: event.currentTarget.value })}
      />
    </div>
  );
}
