import { useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { parentOf, parseAreaCode } from '../../../base/model/index.ts';
import { useAreaChoice, wayFrom } from '../frame/index.ts';

/** Goes to another area and keeps the choice; `byMap` lets the keys go on from the map of the next page. */
export function useGoToArea(): (code: string, byMap: 'map' | 'page') => void {
  const navigate = useNavigate();
  const router = useRouter();
  const choice = useAreaChoice();
  return useCallback(
    (code, byMap) => {
      const from = codeIn(router.latestLocation.pathname);
      void navigate({
        to: '/area/$code',
        params: { code },
        search: choice,
        state: {
          ...(byMap === 'map' && from ? { fromOnMap: from } : {}),
          ...wayFrom(router.latestLocation, code),
        },
      });
    },
    [navigate, router, choice],
  );
}

const PROVINCE_DIGITS = 2;

/** Backspace goes up one level, except where it deletes a letter. */
export function useAreaKeys(): void {
  const router = useRouter();
  const go = useGoToArea();
  useEffect(() => {
    const up = (event: KeyboardEvent) => {
      const { target } = event;
      const code = codeIn(router.latestLocation.pathname);
      const { fromRegion } = router.latestLocation.state;
      const parent = code && (code.length === PROVINCE_DIGITS && fromRegion ? fromRegion : parentOf(code));
      if (event.key !== 'Backspace' || event.defaultPrevented || !parent || !(target instanceof Element))
        return;
      if (target.closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      go(parent, target.closest('svg') ? 'map' : 'page');
    };
    window.addEventListener('keydown', up);
    return () => window.removeEventListener('keydown', up);
  });
}

/** Where the address is, which is ahead of the page while the next is on its way: fast keys must not count from the old one. */
function codeIn(pathname: string) {
  return parseAreaCode(pathname.split('/')[2] ?? '');
}
