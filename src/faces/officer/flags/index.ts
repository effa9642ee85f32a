import { withEveryMessage } from '../../shared/index.ts';
import { FlagsPage as Flags } from './flags-page.tsx';
import { OpenAnswersPage as OpenAnswers } from './open-answers/open-answers-page.tsx';

export { Confidence } from './confidence.tsx';
export { FlagStateMark } from './flag-state-mark.tsx';
export { flagNameOf, useFlagSubject } from './flag-subject.ts';

export const FlagsPage = withEveryMessage(Flags);
export const OpenAnswersPage = withEveryMessage(OpenAnswers);
