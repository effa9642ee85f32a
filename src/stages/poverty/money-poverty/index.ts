export {
  type MoneyFigures,
  type MoneyPoverty,
  type MoneySource,
  measureMoneyPoverty,
} from './money-poverty.ts';
