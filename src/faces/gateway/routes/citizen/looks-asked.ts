import type { FastifyRequest } from 'fastify';
import { Problem } from '../../../../base/errors/index.ts';
import type { Text } from '../../../../base/model/index.ts';
import { showAgreement, wasInShare } from '../../../../services/agreements/index.ts';
import type { AgreementWords, LooksAsked } from '../../../../services/citizens/index.ts';
import type { RouteContext } from '../../gateway.ts';
import { areaNames, openAgreementDesk, openShareDesk } from '../agreements/index.ts';

/** What a citizen's "who looked" needs: the book of access, what bulk deliveries met, and what agreements say. */
export function askLooks(context: RouteContext, request: FastifyRequest): LooksAsked {
  const names = areaNames(context);
  const agreements = openAgreementDesk(context, 'citizen');
  return {
    book: context.ledger.access,
    sessionId: request.viewer.sessionId,
    touched: async (read, key) => wasInShare(await openShareDesk(context), read, key),
    agreementWords: async (id) => {
      const shown = await showAgreement(agreements, id, names).catch(ifUnknown);
      return shown && wordsOf(shown);
    },
  };
}

/** An agreement that is no longer known is told by its id alone. */
function ifUnknown(thrown: unknown): undefined {
  if (thrown instanceof Problem && thrown.code === 'AGREEMENT_UNKNOWN') return undefined;
  throw thrown;
}

type Shown = Awaited<ReturnType<typeof showAgreement>>;

function wordsOf({ citizen, parties }: Shown): AgreementWords {
  const receivers = parties.filter(({ roles }) => roles.includes('recipient')).map(({ name }) => name);
  return { text: citizen, agency: receivers.length > 0 ? joined(receivers) : null };
}

function joined(texts: readonly Text[]): Text {
  return { th: texts.map(({ th }) => th).join(', '), en: texts.map(({ en }) => en).join(', ') };
}
