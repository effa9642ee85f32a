import { withEveryMessage } from '../../shared/index.ts';
import { ExplorerPage as Page } from './explorer-page.tsx';

export const ExplorerPage = withEveryMessage(Page);
