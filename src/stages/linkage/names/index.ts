export { distinctNames, foldedNames, folds, names } from './dictionary.ts';
export { makeFold } from './fold.ts';
