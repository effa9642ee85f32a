import type { ConditionPart } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './explanation.module.css';

type Props = Readonly<{
  outcome: ConditionPart['outcome'];
  /** An exception applies or does not; a condition is met or not. */
  of: 'condition' | 'exception';
}>;

const MARKS = { passed: '✓', failed: '✕', unknown: '?' } as const;
const EXCEPTION_MARKS = { passed: '✓', failed: '–', unknown: '?' } as const;

/** How something stands, by mark and by word. */
export function Outcome({ outcome, of }: Props) {
  const { say } = useWords();
  const isException = of === 'exception';
  return (
    <span className={styles['outcome']} data-outcome={outcome} data-of={of}>
      <span aria-hidden="true">{(isException ? EXCEPTION_MARKS : MARKS)[outcome]}</span>{' '}
      {say(isException ? `why.exception.${outcome}` : `rights.${outcome}`)}
    </span>
  );
}
