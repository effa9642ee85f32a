import styles from './parts.module.css';

type Props = Readonly<{
  /** From 0 to 1, of the scale all bars of the block share. */
  part: number;
  /** Where another area stands on the same scale. */
  tick?: number | undefined;
  tone?: 'accent' | 'signal';
}>;

/** A small bar; the number it draws always stands beside it in words. */
export function Bar({ part, tick, tone = 'accent' }: Props) {
  return (
    <span className={styles['bar']} aria-hidden="true" data-tone={tone}>
      {part > 0 && <span className={styles['barFill']} style={{ width: percent(part) }} />}
      {tick !== undefined && (
        <span className={styles['barTick']} style={{ insetInlineStart: percent(tick) }} />
      )}
    </span>
  );
}

function percent(part: number): string {
  return `${Math.min(1, Math.max(0, part)) * 100}%`;
}
