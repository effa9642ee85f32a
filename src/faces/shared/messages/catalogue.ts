import type { Language } from '../../../base/model/index.ts';
import { area as englishArea } from './english/area.ts';
import { frame as englishFrame } from './english/frame.ts';
import { people as englishPeople } from './english/people.ts';
import { person as englishPerson } from './english/person.ts';
import { review as englishReview } from './english/review.ts';
import { area } from './thai/area.ts';
import { frame } from './thai/frame.ts';
import { people } from './thai/people.ts';
import { person } from './thai/person.ts';
import { review } from './thai/review.ts';

const thai = { ...frame, ...area, ...people, ...person, ...review };

/** The name of a message; Thai is written first, and English must have the same names. */
export type MessageId = keyof typeof thai;

/** Every sentence of the pages, by language. */
export const catalogue: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = {
  th: thai,
  en: { ...englishFrame, ...englishArea, ...englishPeople, ...englishPerson, ...englishReview },
};

/** Whether there is a message of that name: codes of the API become words only where there is one. */
export function isMessageId(text: string): text is MessageId {
  return Object.hasOwn(thai, text);
}
