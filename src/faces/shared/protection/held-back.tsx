import { Tooltip } from '@mantine/core';
import type { HiddenReason } from '../../../contract/index.ts';
import { useWords } from '../messages/index.ts';
import styles from './protection.module.css';

const SHOWN_ON = { hover: true, focus: true, touch: true };
const TIP_WIDTH = 280;

/** In place of a number that is held back: that it is, and on hover, focus and tap why and what to do. */
export function HeldBack({ reason }: Readonly<{ reason: HiddenReason }>) {
  const { say } = useWords();
  const why = say(`protection.hidden.${reason}`);
  return (
    <Tooltip label={why} events={SHOWN_ON} multiline w={TIP_WIDTH}>
      <button
        type="button"
        className={styles['held']}
        data-reason={reason}
        aria-label={`${say('protection.hidden')}. ${why}`}
      >
        {say('protection.hidden')}
      </button>
    </Tooltip>
  );
}
