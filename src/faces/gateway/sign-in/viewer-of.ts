import type { FastifyRequest } from 'fastify';
import { ANYONE, parseRole, type Viewer } from '../../../base/access/index.ts';
import type { Session } from '../../../base/ledger/index.ts';
import { parseAreaCode, personIdOf } from '../../../base/model/index.ts';
import { openClientDesk } from '../../../services/identity/index.ts';
import type { GatewayHouse } from '../gateway.ts';
import { addressOf, certificateOf } from './caller.ts';
import { cookiesOf } from './cookies.ts';

const TOKEN = /^(?:DPoP|Bearer) (?<token>[\w-]+)$/;

/** Who asks: a system with its token, the holder of a session that still holds, or anyone. */
export async function viewerOf(
  request: FastifyRequest,
  { ledger, settings }: Pick<GatewayHouse, 'ledger' | 'settings'>,
): Promise<Viewer> {
  const { authorization, dpop } = request.headers;
  if (authorization !== undefined) {
    return openClientDesk(ledger.identity.clients).viewerOf({
      token: TOKEN.exec(authorization)?.groups?.['token'] ?? '',
      method: request.method,
      url: addressOf(request, settings),
      proof: typeof dpop === 'string' ? dpop : undefined,
      certificate: certificateOf(request, settings),
    });
  }
  const token = cookiesOf(settings.environment).readSession(request);
  const session = token ? await ledger.sessions.find(token) : undefined;
  return (session && viewerOfSession(session)) ?? ANYONE;
}

/** A session as a viewer; nothing when it holds a role or an area that nobody knows any more. */
function viewerOfSession(session: Session): Viewer | undefined {
  const area = parseAreaCode(session.areaScope);
  const role = parseRole(session.role);
  if (!area || !role) return undefined;
  return {
    role,
    area,
    subject: session.subject,
    sessionId: session.id,
    ...(session.personKey !== undefined && { person: personIdOf(session.personKey) }),
    ...(session.agency !== undefined && { agency: session.agency }),
    ...(session.actsFor !== undefined && { actsFor: personIdOf(session.actsFor) }),
  };
}
