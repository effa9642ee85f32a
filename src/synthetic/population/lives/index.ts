export { type Health, type HealthDraw, openHealth } from './health.ts';
export {
  drawMoney,
  drawStanding,
  type IncomeSpread,
  incomeSpread,
  type Money,
  shareIncome,
} from './incomes.ts';
export { drawSchooling, type Schooling } from './schooling.ts';
export { UNLIVED } from './unlived.ts';
export { drawWork, type LabourMarket, type Work } from './work.ts';
