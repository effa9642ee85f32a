export { measureOfIndicators, publishedSource } from './measure-of-indicators.ts';
