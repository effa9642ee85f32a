export { type PaymentsAnswer, type PaymentsQuestion, readPayments } from './read-payments.ts';
