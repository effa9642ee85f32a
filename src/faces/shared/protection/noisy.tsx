import { Tooltip } from '@mantine/core';
import { useWords } from '../messages/index.ts';
import { type Noise, writeAbout } from './cell-protection.ts';
import styles from './protection.module.css';

type Props = Readonly<{ text: string; noise: Noise; counts: 'people' | 'others' }>;

const SHOWN_ON = { hover: true, focus: true, touch: true };
const TIP_WIDTH = 280;

/** A published number: that it is about so many stands before it, and why is told on hover, focus and tap. */
export function Noisy({ text, noise, counts }: Props) {
  const { say } = useWords();
  const why =
    counts === 'people' ? say('protection.noise', { within: noise.within }) : say('protection.noise.other');
  return (
    <Tooltip label={why} events={SHOWN_ON} multiline w={TIP_WIDTH}>
      <button type="button" className={styles['mark']} aria-label={`${writeAbout(text, noise)}. ${why}`}>
        {writeAbout(text, noise)}
      </button>
    </Tooltip>
  );
}
