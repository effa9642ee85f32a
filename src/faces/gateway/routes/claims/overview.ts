import {
  claimsOverviewQuerySchema,
  claimsOverviewSchema,
  problemSchema,
} from '../../../../contract/index.ts';
import { readClaimsOverview } from '../../../../services/claims/index.ts';
import { deskFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';

const schema = {
  tags: ['claims'],
  summary:
    'Claims counted by hospital, right, month, open code and what they wait for; of provinces and more, and of nobody',
  querystring: claimsOverviewQuerySchema,
  response: { 200: claimsOverviewSchema, default: problemSchema },
};

/** Figures of claims for officers of a province or more, and for analysts; an officer sees the hospitals of the own area. */
export async function overviewClaimRoutes(server: Gateway, { ledger, country }: RouteContext): Promise<void> {
  server.get('/api/v1/claims/overview', { schema, config: deskFor('officer', 'analyst') }, async (request) =>
    readClaimsOverview(
      {
        ledger,
        claims: country.claims(),
        payers: country.payers(),
        places: country.places(),
        regions: country.regions(),
      },
      request.viewer,
      request.query,
    ),
  );
}
