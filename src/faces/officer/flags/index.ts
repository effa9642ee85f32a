export { Confidence } from './confidence.tsx';
export { flagNameOf, useFlagSubject } from './flag-subject.ts';
export { FlagsPage } from './flags-page.tsx';
export { OpenAnswersPage } from './open-answers/open-answers-page.tsx';
