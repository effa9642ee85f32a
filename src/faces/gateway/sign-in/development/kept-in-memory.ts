import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** How much is kept at a time; what is oldest goes first. */
const MOST = 2000;

/** Keeps what the development provider hands out, in memory, for as long as the process runs. */
export function keptInMemory(): AdapterFactory {
  const kept = new Map<string, { payload: AdapterPayload; until: number }>();
  const find = async (key: string) => {
    const found = kept.get(key);
    return found && found.until > Date.now() ? found.payload : undefined;
  };
  const ofKind = (kind: string): Adapter => ({
    upsert: async (id, payload, seconds) => {
      kept.set(`${kind}:${id}`, { payload, until: Date.now() + (seconds ?? 3600) * 1000 });
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST) break;
        kept.delete(oldest);
      }
    },
    // It remembers nobody from one sign-in to the next: whoever comes again chooses again.
    find: async (id) => (kind === 'Session' ? undefined : find(`${kind}:${id}`)),
    findByUid: async (uid) =>
      [...kept.values()].find(({ payload }) => payload.kind === kind && payload.uid === uid)?.payload,
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = await find(`${kind}:${id}`);
      if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      kept.delete(`${kind}:${id}`);
    },
    revokeByGrantId: async (grant) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grant) kept.delete(key);
    },
  });
  return ofKind;
}
