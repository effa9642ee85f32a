export {
  claimFigureQuestions,
  type OverviewQuestion,
  overviewPath,
  queuesPath,
  useReplayLetters,
} from './claim-figure-questions.ts';
