import { Shape } from '../../shared/index.ts';
import styles from './area-page.module.css';

const HEAD = [28, 44];
const NUMBERS = [96];
const TABLE = [36, 36, 36, 36, 36, 36, 36, 36];
const MAP = [620];
const BARS = [24, 24, 24, 24, 24];

/** The shape of an area's page while its numbers are on their way. */
export function AreaSkeleton() {
  return (
    <>
      <div className={styles['head']}>
        <Shape heights={HEAD} />
      </div>
      <div className={styles['first']}>
        <section>
          <Shape heights={NUMBERS} />
        </section>
        <section>
          <Shape heights={TABLE} />
        </section>
        <figure>
          <Shape heights={MAP} />
        </figure>
        <section>
          <Shape heights={BARS} />
        </section>
      </div>
    </>
  );
}
