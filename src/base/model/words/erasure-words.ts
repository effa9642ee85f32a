import type { Text } from '../text.ts';
import type { FlagState } from './flag-states.ts';

type LegalWords = Readonly<{ id: string; title: Text; law: Text; verified: boolean }>;

/** A duty to keep somebody's data, and the grounds that go before it. */
export type ErasureDuty = LegalWords &
  Readonly<{ yieldsTo: readonly string[] }> &
  (
    | Readonly<{
        kind: 'register';
        sources: readonly string[];
        unlessIn: readonly string[];
        years?: number | undefined;
      }>
    | Readonly<{ kind: 'dispute' }>
    | Readonly<{ kind: 'flag'; states: readonly FlagState[] }>
  );

/** On what grounds people's data is erased, and what stands against it. */
export type ErasureContent = Readonly<{ bases: readonly LegalWords[]; duties: readonly ErasureDuty[] }>;
