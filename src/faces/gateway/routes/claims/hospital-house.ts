import type { FastifyRequest } from 'fastify';
import { asHospital } from '../../../../base/access/index.ts';
import type { Text } from '../../../../base/model/index.ts';
import { type HospitalDesk, openFileDesk } from '../../../../services/claims/index.ts';
import type { RouteContext } from '../../gateway.ts';

/** The desk of hospitals' pages; the content of files is parsed when it is first needed. */
export function hospitalDeskOf(context: RouteContext): () => HospitalDesk {
  const { ledger, country } = context;
  let desk: HospitalDesk | undefined;
  return () => {
    desk ??= {
      ...openFileDesk(context),
      ledger,
      payers: country.payers(),
      partyName: partyNames(country),
      timeZone: country.timeZone,
      now: () => new Date(),
    };
    return desk;
  };
}

/** Whose claims are asked for, by the session alone. */
export function askerOf({ viewer }: FastifyRequest): Readonly<{ hospital: string; login: string }> {
  const { hospital, subject } = asHospital(viewer);
  return { hospital, login: subject };
}

/** Writes down whose claims somebody of the hospital is about to see. */
export async function noteClaims(
  { ledger }: RouteContext,
  request: FastifyRequest,
  { act, claims }: Readonly<{ act: string; claims: readonly bigint[] }>,
): Promise<void> {
  const { hospital, login } = askerOf(request);
  await ledger.claims.noteRead({ claims, hospital, act, actor: `hospital ${hospital} ${login}` });
  request.noted = true;
}

function partyNames(country: RouteContext['country']): (id: string) => Text {
  const parties = country.agreements().agreements.flatMap(({ agreement }) => agreement.parties);
  const names = new Map(parties.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? { th: id, en: id };
}
