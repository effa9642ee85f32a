import { asProblem } from '../../../../base/errors/index.ts';
import { type EventDesk, type EventWorker, startEventWorker } from '../../../../services/events/index.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { openShareDesk } from '../agreements/index.ts';

/** Where events leave from what is published now. */
export function openEventDesk(context: RouteContext): EventDesk {
  const { ledger, keys, settings, audit } = context;
  return {
    share: () => openShareDesk(context),
    events: ledger.events,
    keys,
    assertWitnessed: audit.assertWitnessed,
    environment: settings.environment,
    now: () => new Date(),
    random: Math.random,
  };
}

/** Sends events for as long as somebody is served, unless another process is there for it. */
export function keepEvents(server: Gateway, context: RouteContext): void {
  if (!context.settings.eventsWorker) return;
  let worker: EventWorker | undefined;
  server.addHook('onListen', async () => {
    worker = startEventWorker(openEventDesk(context), (trouble) =>
      server.log.error({ err: asProblem(trouble, 'events') }, 'events are not sent'),
    );
  });
  server.addHook('preClose', async () => worker?.stop());
}
