import { cleanText } from '../clean-text.ts';
import { hasThai } from '../thai/index.ts';
import { latinSounds } from './latin-sounds.ts';
import { thaiSounds } from './thai-sounds.ts';

/**
 * The consonants that a name is said with, alike for Thai letters and for the many ways of writing Thai in Latin ones (สุวรรณภูมิ,
 * Suvarnabhumi and Suwannaphum give SWNPM). For comparing names across scripts by equality or by edits, never as proof. Null
 * where there is no consonant.
 */
export function consonantSkeleton(name: string): string | null {
  const clean = cleanText(name);
  const sounds = hasThai(clean) ? thaiSounds(clean) : latinSounds(clean);
  const skeleton = sounds.replace(/T+(?=[CS])/g, '').replace(/(.)\1+/g, '$1');
  return skeleton === '' ? null : skeleton;
}
