import { withEveryMessage } from '../../shared/index.ts';
import { OpenDataPage as OpenData } from './open-data-page.tsx';

export const OpenDataPage = withEveryMessage(OpenData);
