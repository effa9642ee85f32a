import { type HouseAudit, openHouseAudit } from '../../../../base/audit/index.ts';
import { asProblem } from '../../../../base/errors/index.ts';
import type { Gateway, GatewayHouse } from '../../gateway.ts';

/** Puts what the books write into the audit log for as long as the server runs. */
export function keepAudit(server: Gateway, { settings, keys, ledger }: GatewayHouse): HouseAudit {
  const audit = openHouseAudit({
    settings,
    keys,
    ledger,
    onTrouble: (thrown) =>
      server.log.error({ err: asProblem(thrown, 'audit') }, 'the audit log does not grow'),
  });
  server.addHook('onReady', () => audit.start());
  server.addHook('onClose', () => audit.close());
  return audit;
}
