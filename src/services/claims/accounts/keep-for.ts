const MOST_KEPT = 20_000;

/** A few things kept for a while, the oldest forgotten first. */
export function keepFor<Value>(ms: number) {
  const kept = new Map<string, Readonly<{ value: Value; untilMs: number }>>();
  return {
    get: (key: string, at: Date): Value | undefined => {
      const found = kept.get(key);
      return found && found.untilMs > at.getTime() ? found.value : undefined;
    },
    set: (key: string, { value, at }: Readonly<{ value: Value; at: Date }>): void => {
      kept.delete(key);
      kept.set(key, { value, untilMs: at.getTime() + ms });
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    forget: (key: string) => kept.delete(key),
  };
}
