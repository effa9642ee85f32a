export { isMessageId, type MessageId } from './every-message.ts';
export { LanguageProvider, useLanguage, useWords, type Words } from './language.tsx';
export { withEveryMessage } from './with-every-message.tsx';
