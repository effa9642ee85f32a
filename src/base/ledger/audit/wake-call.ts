/** Tells whoever numbers the outbox in this process that something was written, so that it need not wait to look. */
export type WakeCall = Readonly<{ call(): void; listen(listener: () => void): () => void }>;

/** Makes the call between the books of one ledger. */
export function makeWakeCall(): WakeCall {
  const listeners = new Set<() => void>();
  return {
    call: () => {
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
