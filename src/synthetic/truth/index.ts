export { noteTruth, PEOPLE_COLUMNS } from './people.ts';
export { openTruthFiles, type PlantedFault, type TruthFiles } from './truth-files.ts';
