import { withEveryMessage } from '../../shared/index.ts';
import { ReadsPage as Reads } from './reads-page.tsx';

export const ReadsPage = withEveryMessage(Reads);
