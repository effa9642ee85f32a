import type { FlagState } from '../../model/index.ts';

/** Which flag: a person, a programme, a kind of gap. */
export type FlagKey = Readonly<{ personKey: bigint; programme: string; kind: string }>;

/** One step that somebody took with a flag. */
export type FlagStep = FlagKey &
  Readonly<{ step: number; state: FlagState; reason: string; officer: string; at: Date }>;

/** Where a flag stands after its last step; why somebody took it is asked for by person. */
export type LastFlagStep = Omit<FlagStep, 'reason'>;

/** A step to be taken. */
export type NewFlagStep = FlagKey &
  Readonly<{
    state: FlagState;
    reason: string;
    officer: string;
    sessionId: string | undefined;
    /** Where the person is counted, so that steps can be found by area. */
    village: string | null;
    datasetVersion: string;
    /** The last step that the officer saw; 0 when there was none. */
    seen: number;
  }>;
