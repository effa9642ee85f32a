export { isMessageId, type MessageId } from './catalogue.ts';
export { LanguageProvider, useLanguage, useWords, type Words } from './language.tsx';
