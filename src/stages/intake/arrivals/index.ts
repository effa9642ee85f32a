export { type FileFacts, textFacts } from './file-facts.ts';
export {
  type DeliveredFile,
  type Delivery,
  type SetAside,
  type Survey,
  type SurveyOrder,
  surveyInput,
} from './survey.ts';
export { openTextScan } from './text-scan.ts';
