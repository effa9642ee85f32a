export { checkAskedFacts } from './check-asked-facts.ts';
export { momentsOfChange } from './moments-of-change.ts';
export { type ProgrammeFile, readProgramme, readProgrammes } from './read-programme.ts';
