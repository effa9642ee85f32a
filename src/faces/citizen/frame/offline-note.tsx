import { useSyncExternalStore } from 'react';
import { useWords } from '../messages/index.ts';
import styles from './frame.module.css';

/** Says that there is no connection, as long as there is none. */
export function OfflineNote() {
  const { say } = useWords();
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  return (
    <p role="status" className={online ? 'heard' : styles['offline']}>
      {!online && say('app.offline')}
    </p>
  );
}

function listen(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}
