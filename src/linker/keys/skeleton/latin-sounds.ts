const VOWEL = 'aeiouy';

/**
 * Sounds of the consonants of a name in Latin letters, as Thai is written in them: an h after a consonant is breath, r before
 * a consonant only makes the vowel long (-porn, -sert), l there is said n, and w and y count only before a vowel.
 */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/[^a-z]+/g, ''],
  [/ngs$/g, 'ng'],
  [/(?:t?ch|sh|[jsz])$/g, 'T'],
  [/ch|sh|j/g, 'C'],
  [/ng/g, 'G'],
  [/ck|kh|gh|c(?![eiyC])|[kgq]/g, 'K'],
  [/x/g, 'KS'],
  [/[szc]/g, 'S'],
  [/ph|bh|[pbf]/g, 'P'],
  [/th|dh|[td]/g, 'T'],
  [/m/g, 'M'],
  [/n/g, 'N'],
  [new RegExp(`(?<=[${VOWEL}])r(?![${VOWEL}])`, 'g'), ''],
  [new RegExp(`(?<=[${VOWEL}])l+(?![${VOWEL}l])`, 'g'), 'N'],
  [/[rl]/g, 'L'],
  [/[vw](?=[aeiouy])/g, 'W'],
  [/y(?=[aeiou])/g, 'Y'],
  [new RegExp(`(?<=^|[${VOWEL}])h(?=[${VOWEL}])`, 'g'), 'H'],
  [/[a-z]/g, ''],
];

/** The consonants of a lower-case name without accents, one capital letter a sound. */
export function latinSounds(name: string): string {
  let sounds = name;
  for (const [seen, put] of SOUNDS) sounds = sounds.replace(seen, put);
  return sounds;
}
