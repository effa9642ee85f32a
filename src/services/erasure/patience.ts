import { problem } from '../../base/errors/index.ts';

/** Asked between two registers: throws QUERY_TOO_LONG once whoever waits has waited long enough. */
export type Patience = () => void;

const TRY_AGAIN_SECONDS = 60;

/** Waits for as long as it takes, as on the command line. */
export const PATIENT: Patience = () => undefined;

/** Waits for so many seconds from now on. */
export function patientFor(seconds: number, now: () => number = () => performance.now()): Patience {
  const until = now() + seconds * 1000;
  return () => {
    if (now() > until) throw problem('QUERY_TOO_LONG', { seconds, retryAfterSeconds: TRY_AGAIN_SECONDS });
  };
}
