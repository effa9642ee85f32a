import { useWords } from '../../../shared/index.ts';
import styles from './sheet.module.css';

/** What stands at the end of every sheet on paper. */
export function SheetFoot() {
  const { say } = useWords();
  return (
    <p className={`${styles['confidential']} only-paper`}>
      <span>{say('sheet.visitor')}</span>
      <span>{say('sheet.confidential')}</span>
    </p>
  );
}
