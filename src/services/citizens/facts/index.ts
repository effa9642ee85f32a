export { type AppliedCorrection, correctionsOf, hasStanding } from './corrections-of.ts';
export { type Choice, choicesOf, isDisputable, ownerOf, placeWords, wordsOf } from './fact-owner.ts';
export { type FactValue, type MyFact, type MyFacts, readMyFacts } from './my-facts.ts';
