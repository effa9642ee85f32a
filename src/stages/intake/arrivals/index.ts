export type { FileFacts } from './file-facts.ts';
export {
  type DeliveredFile,
  type Delivery,
  type SetAside,
  type Survey,
  type SurveyOrder,
  surveyInput,
} from './survey.ts';
