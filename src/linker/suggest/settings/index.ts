export type { Reason } from './choose-columns.ts';
export { type SettingsSuggestion, type SuggestionHints, suggestSettings } from './suggest-settings.ts';
