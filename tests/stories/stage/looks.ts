import type { RecordedAccess } from '../../../src/base/ledger/index.ts';
import type { Cookies, OpenGateway } from './gateway.ts';

const LOOKED_THROUGH = 500;

/** What a session did with a person, the latest first. Other stories look at the same people at the same time. */
export async function looksOf(
  { house: { ledger } }: OpenGateway,
  person: bigint,
  who: Cookies,
): Promise<RecordedAccess[]> {
  const sessions = await Promise.all(Object.values(who).map((token) => ledger.sessions.find(token)));
  const own = sessions.flatMap((session) => session?.id ?? []);
  const looks = await ledger.access.recent(person, LOOKED_THROUGH);
  return looks.filter(({ sessionId }) => sessionId !== undefined && own.includes(sessionId));
}
