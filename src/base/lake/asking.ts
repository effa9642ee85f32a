import { AsyncLocalStorage } from 'node:async_hooks';

const ASKERS = new AsyncLocalStorage<AbortSignal>();

/** Does work for somebody who may leave: once the signal says so, the engine stops what it is asked within that work. */
export function whileAsked<Done>(left: AbortSignal, work: () => Done): Done {
  return ASKERS.run(left, work);
}

/** Does work whose answer is kept for others too, so that it goes on when whoever asked first leaves. */
export function forEverybody<Done>(work: () => Done): Done {
  return ASKERS.exit(work);
}

/** What tells that whoever is waiting for the present answer has left; nothing where nobody can. */
export function askerLeft(): AbortSignal | undefined {
  return ASKERS.getStore();
}
