import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

const TOGETHER_MS = 1000;
const WRITTEN_IN = 'input, textarea, select, [contenteditable="true"], dialog';

/** `g` and then `h` lead to the page of today, wherever the keys are and nothing is being written. */
export function useGoHome(): void {
  const navigate = useNavigate();
  const pressedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof Element && event.target.closest(WRITTEN_IN) !== null;
      if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
      const isSecond = event.timeStamp - pressedAt.current < TOGETHER_MS;
      // A Thai keyboard has other letters on the same keys.
      pressedAt.current = event.code === 'KeyG' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (event.code === 'KeyH' && isSecond) void navigate({ to: '/' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate]);
}
