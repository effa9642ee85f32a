import type { FastifyRequest } from 'fastify';
import { findHealthRecordHospital, type HospitalCaller } from '../../../../services/claims/index.ts';
import type { RouteContext } from '../../gateway.ts';

const BEARER = /^bearer\s+/i;
const KEY_HOLDER = 'health record key';

/**
 * The hospital whose program sends: by its token; for health records also by the key that it keeps for them, shown as HCODE:TOKEN.
 * Throws what the reading of tokens throws.
 */
export async function findSender(
  request: FastifyRequest,
  { tokens, ledger, country }: RouteContext,
): Promise<HospitalCaller> {
  const { access } = request.routeOptions.config;
  const { authorization } = request.headers;
  if (access?.kind !== 'hospital' || !access.records) return tokens.read(authorization);
  const now = new Date();
  const shown = authorization?.replace(BEARER, '').trim() ?? '';
  const hospital = await findHealthRecordHospital(ledger, shown, now);
  const { healthRecordScope } = country.claimCalls();
  if (hospital === undefined) return tokens.read(authorization, healthRecordScope);
  const at = Math.floor(now.getTime() / 1000);
  return { login: KEY_HOLDER, hospital, scopes: [healthRecordScope], issuedAt: at, expiresAt: at };
}
