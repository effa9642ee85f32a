import type { FastifyRequest } from 'fastify';
import { problem } from '../../../../base/errors/index.ts';
import type { HospitalCaller } from '../../../../services/claims/index.ts';

/** The hospital whose program asks. Routes for hospitals have passed the gate, which read the token. */
export function authorizeFdh(request: FastifyRequest): HospitalCaller {
  if (!request.hospital) throw problem('HUB_TOKEN_MISSING');
  return request.hospital;
}

/** Lets a program speak for its own hospital only. */
export function assertOwnHospital(caller: HospitalCaller, hospital: string): void {
  if (caller.hospital !== hospital.trim()) throw problem('HUB_HOSPITAL_OTHER');
}
