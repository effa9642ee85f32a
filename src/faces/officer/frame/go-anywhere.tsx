import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';

const Palette = lazy(async () => {
  const { Palette: loaded } = await import('../palette/index.ts');
  return { default: loaded };
});

const WRITING: string[] = [];

/** Opens the box from which one goes anywhere, by Ctrl K wherever the keys are. */
export function GoAnywhere() {
  const [opened, setOpened] = useState<'opened' | 'closed'>('closed');
  useHotkeys([['mod+K', () => setOpened('opened')]], WRITING);
  if (opened === 'closed') return null;
  return (
    <Suspense fallback={null}>
      <Palette onClose={() => setOpened('closed')} />
    </Suspense>
  );
}
