import { Link } from '@tanstack/react-router';
import type { SentFilesAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import { FaultList } from '../frame/index.ts';
import styles from './uploads.module.css';

/** What came of sending: the receipt, or why the door refused. */
export function SentFiles({ sent }: Readonly<{ sent: SentFilesAnswer }>) {
  const { say } = useWords();
  const { receipt, repeated, claims, groups } = sent;
  if (receipt === null)
    return (
      <>
        <p className={styles['verdict']}>{say('hospital.not-sent')}</p>
        <FaultList groups={groups} />
      </>
    );
  return (
    <>
      <p className={styles['verdict']} data-good>
        {say(repeated ? 'hospital.sent.again' : 'hospital.sent', { receipt })}
      </p>
      <p>{repeated ? say('hospital.sent.again.what') : say('hospital.sent.what', { claims })}</p>
      <Link to="/claims/receipts/$receipt" params={{ receipt }}>
        {say('hospital.sent.see')}
      </Link>
    </>
  );
}
