export { type ReadsQuestion, readProofQuestion, readsPath, readsQuestion } from './read-questions.ts';
