import type { Officer } from '../../base/access/index.ts';
import { personKeyOf } from '../../base/model/index.ts';
import type { RouteContext } from './gateway.ts';

/** What was seen of whom, for the book of access. */
export type Seen = Readonly<{ act: string; people: readonly string[]; area?: string; version: string }>;

const PURPOSE = 'area-work';

/** Writes down what an officer is about to see. */
export function noteSeen({ ledger }: RouteContext, officer: Officer, seen: Seen): Promise<void> {
  return ledger.access.append({
    sessionId: officer.sessionId,
    role: officer.role,
    act: seen.act,
    purpose: PURPOSE,
    personKeys: seen.people.flatMap((person) => personKeyOf(person) ?? []),
    area: seen.area,
    datasetVersion: seen.version,
    rows: seen.people.length,
  });
}
