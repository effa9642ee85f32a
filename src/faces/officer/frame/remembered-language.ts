import type { Language } from '../../../base/model/index.ts';

const KEY = 'chipao-language';

/** The language chosen here before; Thai for a newcomer. A browser that keeps nothing is no reason to fail. */
export function rememberedLanguage(): Language {
  try {
    return window.localStorage.getItem(KEY) === 'en' ? 'en' : 'th';
  } catch {
    return 'th';
  }
}

/** Keeps the choice for the next visit. */
export function rememberLanguage(language: Language): void {
  try {
    window.localStorage.setItem(KEY, language);
  } catch {
    // The address keeps it for this visit.
  }
}
