export { type Disability, type Health, type HealthDraw, openHealth } from './health.ts';
export {
  drawMoney,
  drawStanding,
  type IncomeSpread,
  incomeSpread,
  type Money,
  shareIncome,
} from './incomes.ts';
export { drawSchooling, type Education, type Schooling } from './schooling.ts';
export { UNLIVED } from './unlived.ts';
export { drawWork, JOBS, type Job, type LabourMarket, type Occupation, type Work } from './work.ts';
