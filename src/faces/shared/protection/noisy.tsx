import { useWords } from '../messages/index.ts';
import { type Noise, writeAbout } from './cell-protection.ts';
import styles from './protection.module.css';
import { WithWhy } from './with-why.tsx';

type Props = Readonly<{ text: string; noise: Noise; counts: 'people' | 'others' }>;

/** A published number: that it is about so many stands before it, and why is told on hover, focus and tap. */
export function Noisy({ text, noise, counts }: Props) {
  const { say } = useWords();
  const why =
    counts === 'people' ? say('protection.noise', { within: noise.within }) : say('protection.noise.other');
  return <WithWhy text={writeAbout(text, noise)} why={why} className={styles['mark']} />;
}
