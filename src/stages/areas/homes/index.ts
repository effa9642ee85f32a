export {
  columnBehind,
  type HomeContext,
  homeAnswer,
  isOfHouseholds,
  isOfTheirPeople,
} from './home-answers.ts';
export { type MeasuredSet, scoreOf } from './indicator-bits.ts';
