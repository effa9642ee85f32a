export {
  type PilotPair,
  type PilotThreshold,
  type PilotWish,
  thresholdFromPilot,
} from './threshold-from-pilot.ts';
