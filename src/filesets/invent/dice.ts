/** Draws that are the same in every run of a seed. */
export type Dice = Readonly<{
  /** A whole number below `count`. */
  below: (count: number) => number;
  between: (low: number, high: number) => number;
  chance: (share: number) => boolean;
  pick: <Item>(items: readonly Item[]) => Item;
}>;

const TWO_32 = 4_294_967_296;

/** Dice of a seed and a place in the work, so that one hospital's draws do not move another's. */
export function diceOf(seed: number, place: number): Dice {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(place + 1, 0xc2b2ae35);
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / TWO_32;
  };
  const below = (count: number) => Math.floor(unit() * count);
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (share) => unit() < share,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to choose from');
      return item;
    },
  };
}
