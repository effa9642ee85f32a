import { useEffect } from 'react';
import type { ReviewAnswer } from '../../../contract/index.ts';
import type { Review } from './use-review.ts';

/** Keys by their place, so that they work with the Thai layout too, whose second key would otherwise open the search. */
const ANSWERS: Readonly<Record<string, ReviewAnswer>> = {
  Digit1: 'same',
  Numpad1: 'same',
  Digit2: 'different',
  Numpad2: 'different',
  Digit3: 'cannot-tell',
  Numpad3: 'cannot-tell',
};

const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"]';
const PRESSED_BY_ENTER = 'a, button, summary, label, input';

/** 1, 2 and 3 answer, Enter goes on, Z takes back; nothing while somebody types, or when keys are switched off. */
export function useReviewKeys(review: Review, keys: 'on' | 'off'): void {
  useEffect(() => {
    if (keys === 'off') return;
    const press = (event: KeyboardEvent) => {
      const { target, code } = event;
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof Element && target.closest(TYPING)) return;
      const act = actOf(review, code, target);
      if (!act) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [review, keys]);
}

function actOf(review: Review, code: string, target: EventTarget | null): (() => void) | undefined {
  const { told, undoable } = review;
  const answer = ANSWERS[code];
  if (answer) return () => review.say(answer);
  if (code === 'KeyZ' && undoable) return () => review.undo(undoable);
  const onControl = target instanceof Element && target.closest(PRESSED_BY_ENTER);
  if (code === 'Enter' && told && !onControl) return () => review.goOn();
  return undefined;
}
