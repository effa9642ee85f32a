export {
  type ComparedPayments,
  comparePayments,
  type MonthFigures,
} from './compare-payments.ts';
export { type PaymentsAnswer, type PaymentsQuestion, readPayments } from './read-payments.ts';
