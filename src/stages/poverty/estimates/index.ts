export {
  type EstimatedPeople,
  type EstimatedPoverty,
  type EstimateOrder,
  estimatePoverty,
  type PovertyEstimates,
  type SurveyDesign,
} from './estimate-poverty.ts';
export type {
  DomainSample,
  LonelyRule,
  RatioEstimate,
  SampleLine,
  SampleRatio,
  SampleStratum,
} from './sampling-error.ts';
export type { Estimate } from './share-interval.ts';
