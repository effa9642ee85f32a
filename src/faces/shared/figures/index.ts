export { differenceScale, quantileScale, type Scale, type ValueClass } from './classes.ts';
export { figuresOf, isCountedBy, sumFigures } from './figures-of.ts';
export { holdHalf } from './half-of.ts';
export { differenceOf, type Rate, rateOf, shareOf } from './rates.ts';
