export { listProgrammes, type ProgrammeHead } from './list-programmes.ts';
export {
  countAnswers,
  describeForReader,
  type ProgrammeAnswer,
  type ProgrammeQuestion,
} from './read-programme.ts';
