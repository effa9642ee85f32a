export { differenceScale, quantileScale, type Scale, type ValueClass } from './classes.ts';
export { figuresOf, isCountedBy, sumFigures } from './figures-of.ts';
export { holdHalf } from './half-of.ts';
export { differenceOf, RATE_FLOOR, type Rate, rateOf, shareOf, wayOf } from './rates.ts';
export { writeFigure, writeShortFigure } from './write-figure.ts';
