import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useWords } from '../messages/index.ts';
import styles from './parts.module.css';

/** The calls that give the same data, ready to copy. */
export function ApiCalls({ paths }: Readonly<{ paths: readonly string[] }>) {
  const { say } = useWords();
  return (
    <section aria-labelledby="api" className="no-paper">
      <h2 id="api">
        <span aria-hidden="true">&lt;/&gt;</span> {say('api.title')}
      </h2>
      <ul className={styles['calls']}>
        {paths.map((path) => (
          <Call key={path} path={path} />
        ))}
      </ul>
    </section>
  );
}

function Call({ path }: Readonly<{ path: string }>) {
  const { say } = useWords();
  const clipboard = useClipboard();
  return (
    <li>
      <code>GET {path}</code>
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
