export { isMessageId, type MessageId, useWords, type Words, WordsProvider } from './words.tsx';
