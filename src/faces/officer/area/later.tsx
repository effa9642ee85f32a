import { type ReactNode, useDeferredValue } from 'react';
import styles from './area-page.module.css';

/**
 * What may come a moment after the map: it is drawn once the map stands on the page, in pieces between which the page answers. Its room
 * is kept, so that a page that was left scrolled down is found so again.
 */
export function Later({ children }: Readonly<{ children: ReactNode }>) {
  const isTime = useDeferredValue(true, false);
  return isTime ? children : <div className={styles['later']} data-coming="" />;
}
