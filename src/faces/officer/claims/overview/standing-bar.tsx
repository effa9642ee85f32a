import styles from './overview.module.css';
import { type Figures, STANDINGS } from './use-overview.ts';

type Props = Readonly<{
  figures: Figures;
  /** The most claims of a row of the same table: bars are as long as their claims are many. */
  most: number;
}>;

/** Claims as one bar, parted by how they stand; the numbers stand beside it. */
export function StandingBar({ figures: { claims, standing }, most }: Props) {
  return (
    <span className={styles['bar']} aria-hidden="true">
      <span className={styles['parts']} style={{ inlineSize: percent(claims, most) }}>
        {STANDINGS.map(
          (group) =>
            standing[group] > 0 && (
              <span
                key={group}
                data-standing={group}
                style={{ inlineSize: percent(standing[group], claims) }}
              />
            ),
        )}
      </span>
    </span>
  );
}

function percent(part: number, whole: number): string {
  return `${(whole === 0 ? 0 : part / whole) * 100}%`;
}
