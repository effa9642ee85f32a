import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { chooseArea } from '../frame/index.ts';

/** Backspace goes to the area above, except where it deletes a letter. */
export function useGoUp(parent: string | undefined): void {
  const navigate = useNavigate({ from: '/explore' });
  useEffect(() => {
    const up = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.key !== 'Backspace' || parent === undefined || !(target instanceof Element)) return;
      if (target.closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      void navigate({ search: (search) => ({ ...search, area: chooseArea(parent).area ?? parent }) });
    };
    window.addEventListener('keydown', up);
    return () => window.removeEventListener('keydown', up);
  }, [parent, navigate]);
}
