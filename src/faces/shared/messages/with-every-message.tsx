import type { ComponentType } from 'react';
import { IntlProvider } from 'react-intl';
import { catalogue } from './every-message.ts';
import { useLanguage } from './language.tsx';

/** Gives a page every sentence there is; for pages that load after the first, which comes with few. */
export function withEveryMessage(Page: ComponentType): ComponentType {
  return function PageWithEveryMessage() {
    const { language } = useLanguage();
    return (
      <IntlProvider locale={language} messages={catalogue[language]}>
        <Page />
      </IntlProvider>
    );
  };
}
