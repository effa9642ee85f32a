import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useWords } from '../messages/index.ts';
import styles from './parts.module.css';

type Props = Readonly<{ paths: readonly string[]; method?: 'GET' | 'POST' }>;

/** The calls that give the same data, ready to copy. */
export function ApiCalls({ paths, method = 'GET' }: Props) {
  const { say } = useWords();
  return (
    <section aria-labelledby="api" className="no-paper">
      <h2 id="api">
        <span aria-hidden="true">&lt;/&gt;</span> {say('api.title')}
      </h2>
      <ul className={styles['calls']}>
        {paths.map((path) => (
          <Call key={path} path={path} method={method} />
        ))}
      </ul>
    </section>
  );
}

function Call({ path, method }: Readonly<{ path: string; method: string }>) {
  const { say } = useWords();
  const clipboard = useClipboard();
  return (
    <li>
      <code>
        {method} {path}
      </code>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => clipboard.copy(`${window.location.origin}${path}`)}
      >
        {say(clipboard.copied ? 'api.copied' : 'api.copy')}
        <span className="heard"> {path}</span>
      </Button>
    </li>
  );
}
