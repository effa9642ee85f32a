import { withEveryMessage } from '../../shared/index.ts';
import { ProgrammePage as Programme } from './programme-page.tsx';
import { ProgrammesPage as Programmes } from './programmes-page.tsx';

export const ProgrammePage = withEveryMessage(Programme);
export const ProgrammesPage = withEveryMessage(Programmes);
