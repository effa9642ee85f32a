type Days = Readonly<{ from: string; to: string | null }>;

/** The whole time a timeline shows, in milliseconds. */
export type Times = Readonly<{ first: number; last: number }>;

const YEAR_MS = 365 * 86_400_000;

/** From the first version to a year after the day asked about or the last end, whichever is later. */
export function timesOf({ timeline, on }: Readonly<{ timeline: readonly Days[]; on: string }>): Times {
  const starts = timeline.map(({ from }) => Date.parse(from));
  const ends = timeline.flatMap(({ from, to }) => [Date.parse(from), ...(to ? [Date.parse(to)] : [])]);
  return { first: Math.min(...starts), last: Math.max(Date.parse(on), ...ends) + YEAR_MS };
}

/** Where on that time something begins and how much of it it takes; what has no end goes to the end. */
export function spanOf(
  { from, to }: Days,
  { first, last }: Times,
): Readonly<{ start: number; part: number }> {
  const whole = last - first;
  const begin = Math.max(Date.parse(from), first);
  const end = Math.min(to === null ? last : Date.parse(to), last);
  return { start: (begin - first) / whole, part: Math.max(0, end - begin) / whole };
}
