import type { Language } from '../../../base/model/index.ts';
import { area as englishArea } from './english/area.ts';
import { frame as englishFrame } from './english/frame.ts';
import { people as englishPeople } from './english/people.ts';
import { protection as englishProtection } from './protection/english.ts';
import { protection } from './protection/thai.ts';
import { area } from './thai/area.ts';
import { frame } from './thai/frame.ts';
import { people } from './thai/people.ts';

/** What the frame, the area page and lists of people say: the sentences that come with the first page. */
export const firstMessages: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  th: { ...frame, ...area, ...protection, ...people },
  en: { ...englishFrame, ...englishArea, ...englishProtection, ...englishPeople },
};
