import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../../shared/index.ts';

const Palette = lazy(async () => {
  const { Palette: loaded } = await import('../../palette/index.ts');
  return { default: loaded };
});

const WRITING: string[] = [];

/** Opens the box from which one goes anywhere, by its button, and by Ctrl K wherever the keys are. */
export function GoAnywhere() {
  const { say } = useWords();
  const [opened, setOpened] = useState<'opened' | 'closed'>('closed');
  useHotkeys([['mod+K', () => setOpened('opened')]], WRITING);
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        h={36}
        className="no-paper"
        aria-keyshortcuts="Control+K"
        title={say('palette.open')}
        onClick={() => setOpened('opened')}
      >
        {say('palette.go')}
      </Button>
      {opened === 'opened' && (
        <Suspense fallback={null}>
          <Palette onClose={() => setOpened('closed')} />
        </Suspense>
      )}
    </>
  );
}
