export { distinctNames, foldedNames, folds, names } from './dictionary.ts';
