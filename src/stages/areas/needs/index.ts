export { columnOfNeed, isOfNeeds, type NeedContext, needAnswer, needQuantity } from './need-answers.ts';
