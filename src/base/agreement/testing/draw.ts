/** Draws numbers, the same ones for the same seed. */
export type Draw = Readonly<{
  below: (count: number) => number;
  chance: (share: number) => boolean;
  one: <Item>(items: readonly Item[]) => Item;
  some: <Item>(items: readonly Item[], share?: number) => Item[];
}>;

/** Opens a draw by a seed (mulberry32). */
export function openDraw(seed: number): Draw {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number) => Math.floor(next() * count);
  const chance = (share: number) => next() < share;
  return {
    below,
    chance,
    one: (items) => items[below(items.length)] as (typeof items)[number],
    some: (items, share = 0.5) => items.filter(() => chance(share)),
  };
}
