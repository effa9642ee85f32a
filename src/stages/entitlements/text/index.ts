export {
  type AmountText,
  describeProgramme,
  type ExceptionText,
  type ProgrammeText,
  type StackingText,
  type StatementText,
} from './describe-programme.ts';
export { type DiffLine, diffText } from './diff-text.ts';
export { toText } from './sentence.ts';
export { type Stretch, timelineOf, type VersionTimeline } from './timeline.ts';
export { type WriteRequest, writeProgramme } from './write-programme.ts';
export { writeDate, writeValue } from './write-value.ts';
