export {
  codeOf,
  type FlagName,
  type FlagsQuestion,
  mayPass,
  type PeopleQuestion,
  paths,
  questions,
  type SignIn,
  useFlagStep,
  useReviewActs,
  useSignIn,
} from './api/index.ts';
export {
  differenceOf,
  differenceScale,
  figuresOf,
  holdHalf,
  isCountedBy,
  quantileScale,
  type Rate,
  rateOf,
  type Scale,
  shareOf,
  sumFigures,
} from './figures/index.ts';
export { monthsBetween } from './formats/index.ts';
export {
  AreaMap,
  type Drawing,
  type DrawnShape,
  drawShapes,
  fillOf,
  MapLegend,
  type MapMark,
  readShapes,
} from './map/index.ts';
export {
  isMessageId,
  LanguageProvider,
  type MessageId,
  useLanguage,
  useWords,
  type Words,
  withEveryMessage,
} from './messages/index.ts';
export {
  ApiCalls,
  AreaFinder,
  Bar,
  ChoiceBox,
  Delta,
  ProblemNote,
  Shape,
  SourceList,
  StateNote,
  Unbroken,
  Unverified,
} from './parts/index.ts';
export { ThemeProvider } from './theme/index.ts';
