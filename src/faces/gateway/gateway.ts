import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { HouseAudit } from '../../base/audit/index.ts';
import type { Keys } from '../../base/keys/index.ts';
import type { Lake } from '../../base/lake/index.ts';
import type { Ledger } from '../../base/ledger/index.ts';
import type { Settings } from '../../base/settings/index.ts';
import type { Country } from '../../country.ts';
import type { ClaimTokens, TokenOffice } from '../../services/claims/index.ts';
import type { CurrentReading } from './current-reading.ts';

/** What the gateway is given to work with. */
export type GatewayHouse = Readonly<{
  settings: Settings;
  country: Country;
  lake: Lake;
  ledger: Ledger;
  keys: Keys;
  /** Folder of the built web pages; without it only the API is served. */
  webFolder: string | undefined;
}>;

/** What every route is given. */
export type RouteContext = GatewayHouse &
  Readonly<{ reading: CurrentReading; audit: HouseAudit; tokens: TokenOffice; claimTokens: ClaimTokens }>;

/** A server whose routes are typed by their schemas. */
export type Gateway = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  ZodTypeProvider
>;
