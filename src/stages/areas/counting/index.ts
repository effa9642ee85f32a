export type { PeopleInputs } from './inputs.ts';
export { columnOf } from './measure-columns.ts';
export { countingSteps, placedNote } from './steps.ts';
