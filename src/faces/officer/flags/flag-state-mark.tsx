import type { FlagState } from '../../../base/model/index.ts';
import { useWords } from '../../shared/index.ts';
import styles from './flags.module.css';

/** How a flag stands, as every list and page shows it. */
export function FlagStateMark({ state }: Readonly<{ state: FlagState }>) {
  const { say } = useWords();
  return (
    <span className={styles['state']} data-state={state}>
      {say(`flag.state.${state}`)}
    </span>
  );
}
