/** Says what is done when the process is told to stop; who spoke last is asked, until that is disposed. */
export type StopSignals = Readonly<{ answer: (act: () => void) => Disposable; ignore: () => void }>;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens to the signals by which terminals and supervisors end a process. */
export function listenForStop(): StopSignals {
  const acts: (() => void)[] = [];
  const hear = () => acts.at(-1)?.();
  for (const signal of SIGNALS) process.on(signal, hear);
  return {
    answer: (act) => {
      acts.push(act);
      return { [Symbol.dispose]: () => void acts.splice(acts.indexOf(act), 1) };
    },
    ignore: () => {
      for (const signal of SIGNALS) process.off(signal, hear);
    },
  };
}
