export type { Sex } from '../sex.ts';
export type {
  Fertility,
  LifeTableLine,
  MaritalShares,
  MaritalStatus,
  ProvinceAges,
  SingleAge,
} from './ages.ts';
export type { AgeGroup, Figure, Knowledge, Year } from './figure.ts';
export type { ChronicDisease, DailyLiving } from './health.ts';
export type { HouseholdSize, HouseholdType, HouseholdTypeShare, ProvinceHouseholds } from './households.ts';
export type { ProvinceIncome, ProvincePoverty } from './money.ts';
export type { Naming } from './naming.ts';
export type { NationalFigure, StatisticsSource } from './national.ts';
export type { RegisteredPopulation, Residence, SubdistrictPopulation } from './population.ts';
export { loadStatistics, type Statistics } from './statistics.ts';
export type { ProvinceWelfare, WelfareIndicator } from './welfare.ts';
