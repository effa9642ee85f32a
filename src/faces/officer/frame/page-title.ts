import { useEffect } from 'react';
import { useWords } from '../../shared/index.ts';

/** Names the page in the browser's tab and history. */
export function usePageTitle(page: string | undefined): void {
  const { say } = useWords();
  const title = page ? say('app.title', { page }) : say('app.name');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
