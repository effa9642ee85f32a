import { useState } from 'react';

/** Shorter than this, a reason says nothing. */
export const SHORTEST_REASON = 5;

/** A reason while it is written: no act goes ahead without it, since it is written down with the act. */
type Reason = Readonly<{
  text: string;
  write: (text: string) => void;
  /** Whether an act was tried: only then is told what it still needs. */
  isTried: boolean;
  isMissed: boolean;
  /** Does something with the reason, or asks for one. */
  give: (act: (reason: string) => void) => void;
}>;

/** Holds the reason of a form. */
export function useReason(): Reason {
  const [text, write] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = text.trim().length < SHORTEST_REASON;
  return {
    text,
    write,
    isTried,
    isMissed: isTried && isShort,
    give: (act) => {
      setTried(true);
      if (!isShort) act(text.trim());
    },
  };
}
