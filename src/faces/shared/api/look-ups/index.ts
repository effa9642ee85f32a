export { lookUpQuestion, useAnswerLookUp, useAskLookUp } from './look-ups.ts';
