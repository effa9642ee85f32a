import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useAreaView } from './area-view.ts';

/** Goes to another area and keeps the choice; `byMap` lets the keys go on from the map of the next page. */
export function useGoToArea(): (code: string, byMap: 'map' | 'page') => void {
  const navigate = useNavigate();
  const { area, choice } = useAreaView();
  return (code, byMap) =>
    void navigate({
      to: '/area/$code',
      params: { code },
      search: choice,
      state: byMap === 'map' ? { fromOnMap: area.code } : {},
    });
}

/** Backspace goes up one level, except where it deletes a letter. */
export function useAreaKeys(): void {
  const { parent } = useAreaView();
  const go = useGoToArea();
  useEffect(() => {
    const up = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.key !== 'Backspace' || event.defaultPrevented || !parent || !(target instanceof Element))
        return;
      if (target.closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      go(parent.code, target.closest('svg') ? 'map' : 'page');
    };
    window.addEventListener('keydown', up);
    return () => window.removeEventListener('keydown', up);
  });
}
