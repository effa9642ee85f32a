export { type Today, todaySchema } from './today.ts';
export { holdsPersonNumber, readViewAddress } from './view-address.ts';
export {
  type KeepView,
  keepViewSchema,
  type RenameView,
  renameViewSchema,
  type SavedView,
  type SavedViews,
  savedViewSchema,
  savedViewsSchema,
  viewIdSchema,
} from './views.ts';
