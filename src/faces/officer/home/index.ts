import { withEveryMessage } from '../../shared/index.ts';
import { HomePage as Home } from './home-page.tsx';

export const HomePage = withEveryMessage(Home);
