import { below, type Stream, weighted } from '../random.ts';
import type { FaultSettings } from '../settings/index.ts';

/** Misspells a Thai name the way clerks do: a letter that sounds the same, a lost silent letter or tone, or a slip. */
export function misspell(stream: Stream, name: string, { spelling }: FaultSettings): string {
  const ways = [soundsAlike, withoutSilent, withoutTone, slip];
  const first = weighted(stream, spelling.weights);
  for (let turn = 0; turn < ways.length; turn++) {
    const way = ways[(first + turn) % ways.length] ?? slip;
    const changed = way(stream, name, spelling);
    if (changed !== name && changed.length > 1) return changed;
  }
  return `${name}${name.slice(-1)}`;
}

type Spelling = FaultSettings['spelling'];

function soundsAlike(stream: Stream, name: string, { alike }: Spelling): string {
  const letters = [...name];
  const places = letters.flatMap((letter, place) =>
    alike.some((group) => group.includes(letter)) ? [place] : [],
  );
  const place = places[below(stream, places.length)];
  if (place === undefined) return name;
  const letter = letters[place] ?? '';
  const others = [...(alike.find((group) => group.includes(letter)) ?? '')].filter(
    (other) => other !== letter,
  );
  letters[place] = others[below(stream, others.length)] ?? letter;
  return letters.join('');
}

/** A silenced letter is written or left out with its mark. */
function withoutSilent(_: Stream, name: string, { silencer }: Spelling): string {
  const at = name.lastIndexOf(silencer);
  return at < 1 ? name : name.slice(0, at - 1) + name.slice(at + 1);
}

function withoutTone(stream: Stream, name: string, { tones }: Spelling): string {
  const places = [...name].flatMap((letter, place) => (tones.includes(letter) ? [place] : []));
  const place = places[below(stream, places.length)];
  return place === undefined ? name : name.slice(0, place) + name.slice(place + 1);
}

/** A letter replaced by another or doubled; never the first, which clerks get right. */
function slip(stream: Stream, name: string, { letters }: Spelling): string {
  if (name.length < 3) return name;
  const place = 1 + below(stream, name.length - 1);
  const letter = letters[below(stream, letters.length)] ?? '';
  return name.slice(0, place) + letter + name.slice(place + 1);
}
