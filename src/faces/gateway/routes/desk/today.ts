import { asOfficer } from '../../../../base/access/index.ts';
import { problemSchema, todaySchema } from '../../../../contract/index.ts';
import { readToday } from '../../../../services/views/index.ts';
import { deskFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';

const schema = {
  tags: ['desk'],
  summary:
    'What awaits an officer today: flags, target lists and households in counts and money, without names',
  response: { 200: todaySchema, default: problemSchema },
};

/** An officer's day in figures. */
export function todayRoutes(server: Gateway, { ledger, reading }: RouteContext): void {
  server.get('/api/v1/today', { schema, config: deskFor('officer') }, async (request) => {
    const { cohorts, flags, homeVisits: visits, publications, sessions } = ledger;
    const officer = asOfficer(request.viewer);
    return readToday({
      reading: await reading.get(),
      officer,
      cohorts,
      flags,
      visits,
      publications,
      sessions,
    });
  });
}
