import type { Language } from '../../../base/model/index.ts';

/** Whether a sentence speaks of the day asked about, or as the law does, of any day. */
export type Speaker = 'of-a-day' | 'of-the-law';

/** The language of a sentence, and whether it is the law's or that of a day. */
export type Voice = Readonly<{ language: Language; speaker: Speaker }>;
