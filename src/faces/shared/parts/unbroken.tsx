import styles from './parts.module.css';

/** Names of people and places break between their words only: what knows Thai words does not know names. */
export function Unbroken({ text }: Readonly<{ text: string }>) {
  return text.split(' ').map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: words of one name never move
    <span key={index}>
      {index > 0 && ' '}
      <span className={styles['word']}>{word}</span>
    </span>
  ));
}
