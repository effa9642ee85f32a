import type { Language } from '../../../../base/model/index.ts';
import { fill } from '../words.tsx';
import { englishVisits } from './english.ts';
import { thaiVisits } from './thai.ts';

/** The name of a sentence about visits. */
export type VisitMessage = keyof typeof thaiVisits;

const CATALOGUE: Readonly<Record<Language, Readonly<Record<VisitMessage, string>>>> = {
  th: thaiVisits,
  en: englishVisits,
};

/** Says a sentence about visits; these come with that part of the page alone, as few people open it. */
export function sayOfVisits(language: Language) {
  return (id: VisitMessage, values?: Readonly<Record<string, string | number>>): string =>
    fill(CATALOGUE[language][id], values);
}
