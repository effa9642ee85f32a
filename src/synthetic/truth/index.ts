export { noteTruth, PEOPLE_COLUMNS } from './people.ts';
export { openTruthFiles, type TruthFiles } from './truth-files.ts';
