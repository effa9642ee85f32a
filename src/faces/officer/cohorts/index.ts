import { withEveryMessage } from '../../shared/index.ts';
import { NewListPage as NewList } from './builder/new-list-page.tsx';
import { ListPage as List } from './list/list-page.tsx';
import { ListsPage as Lists } from './lists-page.tsx';
import { HouseholdsPage as Households } from './sheet/households-page.tsx';
import { SheetPage as Sheet } from './sheet/sheet-page.tsx';

export const HouseholdsPage = withEveryMessage(Households);
export const ListPage = withEveryMessage(List);
export const ListsPage = withEveryMessage(Lists);
export const NewListPage = withEveryMessage(NewList);
export const SheetPage = withEveryMessage(Sheet);
