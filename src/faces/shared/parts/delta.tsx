import type { MeasureAnswer } from '../../../contract/index.ts';
import { useWords } from '../messages/index.ts';
import styles from './parts.module.css';

type Props = Readonly<{ value: number; direction: MeasureAnswer['direction'] }>;

const NO_DIFFERENCE = 0.05;

/** A signed difference with a mark for up or down; what is worse is in the signal colour and says so to a listener. */
export function Delta({ value, direction }: Props) {
  const { say, formats } = useWords();
  const tone = toneOf(value, direction);
  return (
    <span className={styles['delta']} data-tone={tone}>
      <span aria-hidden="true" className={styles['deltaMark']}>
        {markOf(value)}
      </span>
      {formats.signed(value)}
      {tone !== 'same' && <span className="heard"> {say(`rate.${tone}`)}</span>}
    </span>
  );
}

function markOf(value: number): string {
  if (Math.abs(value) < NO_DIFFERENCE) return '=';
  return value > 0 ? '▲' : '▼';
}

function toneOf(value: number, direction: MeasureAnswer['direction']): 'worse' | 'better' | 'same' {
  if (direction === 'neutral' || Math.abs(value) < NO_DIFFERENCE) return 'same';
  return value > 0 === (direction === 'more-is-worse') ? 'worse' : 'better';
}
