import type { IsoDate } from '../../../../base/model/index.ts';
import type { PackageMember } from '../neighbourhood.ts';

/** Something that may happen to a household. */
export type HouseholdChange =
  | Readonly<{ kind: 'born'; id: string; on: IsoDate }>
  | Readonly<{ kind: 'dies'; person: string }>
  | Readonly<{ kind: 'leaves'; person: string }>
  | Readonly<{ kind: 'joins'; member: PackageMember }>
  | Readonly<{ kind: 'earns'; person: string; satang: bigint }>;

/** What each member earns more (or less) a year, all that is said of them together. */
export function extrasIn(changes: readonly HouseholdChange[]): Map<string, bigint> {
  const extras = new Map<string, bigint>();
  for (const change of changes) {
    if (change.kind !== 'earns') continue;
    extras.set(change.person, (extras.get(change.person) ?? 0n) + change.satang);
  }
  return extras;
}
