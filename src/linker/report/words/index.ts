import type { Text } from '../../../base/model/index.ts';
import { ENGLISH } from './english.ts';
import { THAI } from './thai.ts';

/** The name of a sentence of the report. */
export type Sentence = keyof typeof ENGLISH;

/** A sentence in both languages, with its gaps filled. */
export function say(sentence: Sentence, gaps: Readonly<Record<string, Text | string>> = {}): Text {
  return { th: fill(THAI[sentence], gaps, 'th'), en: fill(ENGLISH[sentence], gaps, 'en') };
}

function fill(
  template: string,
  gaps: Readonly<Record<string, Text | string>>,
  language: 'th' | 'en',
): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const gap = gaps[name] ?? '';
    return typeof gap === 'string' ? gap : gap[language];
  });
}
