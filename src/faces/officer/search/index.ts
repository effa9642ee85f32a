import { withEveryMessage } from '../../shared/index.ts';
import { SearchPage as Search } from './search-page.tsx';

export const SearchPage = withEveryMessage(Search);
