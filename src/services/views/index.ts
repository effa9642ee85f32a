export { keepView, listViews, removeView, renameView, type ViewDesk } from './saved-views.ts';
export { readToday, type TodayDesk } from './today.ts';
