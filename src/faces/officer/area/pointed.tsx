import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

type From = 'map' | 'table';

/** The area that mouse or keys are on, wherever on the page: map and table show it together. */
export type Pointed = Readonly<{
  code: string | undefined;
  from: From | undefined;
  point: (code: string | undefined, from: From) => void;
}>;

const PointedContext = createContext<Pointed>({ code: undefined, from: undefined, point: () => {} });

/** Lets the parts inside point together. */
export function PointedProvider({ children }: Readonly<{ children: ReactNode }>) {
  const [at, setAt] = useState<{ code: string; from: From } | undefined>();
  const point = useCallback(
    (code: string | undefined, from: From) => setAt(code ? { code, from } : undefined),
    [],
  );
  const pointed = useMemo(() => ({ code: at?.code, from: at?.from, point }), [at, point]);
  return <PointedContext value={pointed}>{children}</PointedContext>;
}

/** What is pointed at, and how to point. */
export function usePointed(): Pointed {
  return useContext(PointedContext);
}
