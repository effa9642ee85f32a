import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import type { Language, Text } from '../../../base/model/index.ts';
import { type Formats, makeFormats } from '../formats/index.ts';
import type { MessageId } from './every-message.ts';
import { firstMessages } from './first-messages.ts';

/** What a page needs to speak: sentences by name, texts of the API, numbers and dates. */
export type Words = Readonly<{
  language: Language;
  say: (id: MessageId, values?: Readonly<Record<string, string | number>>) => string;
  /** The reader's language of a text that the API gives in both. */
  pick: (text: Text) => string;
  formats: Formats;
}>;

type Choice = Readonly<{ language: Language; formats: Formats; choose: (language: Language) => void }>;

const LanguageContext = createContext<Choice>({
  language: 'th',
  formats: makeFormats('th'),
  choose: () => {},
});

type Props = Readonly<{ language: Language; choose: (language: Language) => void; children: ReactNode }>;

/** Lets everything inside speak one language. */
export function LanguageProvider({ language, choose, children }: Props) {
  const choice = useMemo(() => ({ language, choose, formats: makeFormats(language) }), [language, choose]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LanguageContext value={choice}>
      <IntlProvider locale={language} messages={firstMessages[language]}>
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

/** The reader's language and how to change it. */
export function useLanguage(): Choice {
  return useContext(LanguageContext);
}

/** Words in the reader's language. */
export function useWords(): Words {
  const intl = useIntl();
  const { language, formats } = useLanguage();
  return useMemo(
    () => ({
      language,
      formats,
      say: (id, values) => intl.formatMessage({ id }, values),
      pick: (text) => text[language],
    }),
    [intl, language, formats],
  );
}
