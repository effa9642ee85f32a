import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Language, Text } from '../../../base/model/index.ts';
import { type Formats, makeFormats } from '../../shared/index.ts';
import { english } from './english.ts';
import { thai } from './thai.ts';

/** The name of a message. */
export type MessageId = keyof typeof thai;

/** What a page needs to speak: sentences by name, texts of the API, numbers and dates. */
export type Words = Readonly<{
  language: Language;
  say: (id: MessageId, values?: Readonly<Record<string, string | number>>) => string;
  pick: (text: Text) => string;
  formats: Formats;
  change: () => void;
}>;

const CATALOGUE: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = {
  th: thai,
  en: english,
};

const KEPT_AS = 'chipao-citizen-language';
const WordsContext = createContext<Words>(makeWords('th', () => {}));

/** Lets everything inside speak Thai, or English once it was chosen. */
export function WordsProvider({ children }: Readonly<{ children: ReactNode }>) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const words = useMemo(
    () => makeWords(language, () => setLanguage(language === 'th' ? 'en' : 'th')),
    [language],
  );
  useEffect(() => {
    document.documentElement.lang = language;
    window.localStorage.setItem(KEPT_AS, language);
  }, [language]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** Words in the reader's language. */
export function useWords(): Words {
  return useContext(WordsContext);
}

/** Whether there is a message of that name: codes of the API become words only where there is one. */
export function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(thai, id);
}

/** Puts values into the places of a sentence. */
export function fill(message: string, values: Readonly<Record<string, string | number>> = {}): string {
  return message.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

function makeWords(language: Language, change: () => void): Words {
  return {
    language,
    say: (id, values) => fill(CATALOGUE[language][id], values),
    pick: (text) => text[language],
    formats: makeFormats(language),
    change,
  };
}

/** The language an address asks for, as links of the officers' web do; else the one chosen before. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang');
  if (asked === 'th' || asked === 'en') return asked;
  return window.localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'th';
}
