export { distinctNames, foldedNames, folds, names } from './dictionary.ts';
export { type Fold, makeFold } from './fold.ts';
