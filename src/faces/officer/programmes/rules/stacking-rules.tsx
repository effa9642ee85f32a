import { Link } from '@tanstack/react-router';
import type { ProgrammeAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './rules.module.css';
import { LawOf } from './statement-list.tsx';

type Props = Readonly<{ stretch: ProgrammeAnswer['timeline'][number]['stretches'][number] }>;

const MARKS = { may: '✓', 'may-not': '✕', 'reduces-by': '−' } as const;

/** How the programme goes with others: what may be combined, what may not, and what makes it less. */
export function StackingRules({ stretch: { stacking } }: Props) {
  const { say, pick } = useWords();
  return (
    <div className={styles['stretch']}>
      <h3>{say('why.stacking')}</h3>
      {stacking.length === 0 && <p className="soft">{say('programme.stacking.none')}</p>}
      <ul>
        {stacking.map((one) => (
          <li key={one.with} data-rule={one.rule} className={styles['stacking']}>
            <p>
              <Link to="/programmes/$id" params={{ id: one.with }}>
                {pick(one.title)}
              </Link>
              {' · '}
              <strong>
                <span aria-hidden="true">{MARKS[one.rule]}</span>{' '}
                {say(`stacking.${one.rule}`, { by: one.by ? pick(one.by) : '' })}
              </strong>
            </p>
            <p>{pick(one.text)}</p>
            <LawOf grounds={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}
