import type { FastifyRequest } from 'fastify';
import type { RouteContext } from '../../gateway.ts';
import { authorizeFdh } from '../fdh/index.ts';

/** Writes down that a hospital's program reads what it sent about people, and of which claims; without it no answer leaves. */
export async function noteCall(
  { ledger }: RouteContext,
  request: FastifyRequest,
  { act, claims = [] }: Readonly<{ act: string; claims?: readonly bigint[] }>,
): Promise<void> {
  const { hospital, login } = authorizeFdh(request);
  await ledger.claims.noteRead({ claims, hospital, act, actor: login });
  request.noted = true;
}
