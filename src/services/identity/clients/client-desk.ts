import { ANYONE, type Viewer } from '../../../base/access/index.ts';
import type { Ledger } from '../../../base/ledger/index.ts';
import { verifyAssertion } from './client-assertion.ts';
import { type Proven, verifyKeyProof } from './key-proof.ts';
import { refuse } from './refuse.ts';

/** What a system brings to be let in. */
export type TokenRequest = Readonly<{
  assertion: string;
  /** Where it asks; assertion and proof must name it. */
  url: string;
  proof?: string | undefined;
  /** SHA-256 of the certificate the connection came with, as the proxy in front says. */
  certificate?: string | undefined;
}>;

/** A call that brings a token. */
export type TokenCall = Proven &
  Readonly<{ token: string; proof?: string | undefined; certificate?: string | undefined }>;

/** Where systems of parties are let in. */
export type ClientDesk = Readonly<{
  /** Hands out a token bound to the caller's key, or to its certificate. Throws CLIENT_REFUSED. */
  issue(
    request: TokenRequest,
  ): Promise<Readonly<{ token: string; kind: 'DPoP' | 'Bearer'; seconds: number }>>;
  /** Who calls with a token; throws CLIENT_REFUSED unless the call shows what the token is bound to. */
  viewerOf(call: TokenCall): Promise<Viewer>;
}>;

const TOKEN_MINUTES = 5;

/** Opens the desk. */
export function openClientDesk(book: Ledger['identity']['clients']): ClientDesk {
  return {
    issue: async ({ assertion, url, proof, certificate }) => {
      const client = await verifyAssertion(book, assertion, { audience: url });
      const binding = client.certificate
        ? { certificate: sameCertificate(client.certificate, certificate) }
        : { keyThumbprint: await verifyKeyProof(book, needed(proof), { method: 'POST', url }) };
      const token = await book.openToken(client.id, binding, TOKEN_MINUTES);
      return { token, kind: client.certificate ? 'Bearer' : 'DPoP', seconds: TOKEN_MINUTES * 60 };
    },
    viewerOf: async ({ token, proof, certificate, ...proven }) => {
      const found = await book.findToken(token);
      if (!found) return refuse('the token is over, was revoked or never was');
      if (found.certificate !== undefined) sameCertificate(found.certificate, certificate);
      else if ((await verifyKeyProof(book, needed(proof), { ...proven, token })) !== found.keyThumbprint)
        refuse('the token is bound to another key');
      return {
        ...ANYONE,
        role: 'integrator',
        subject: found.party,
        sessionId: `client:${found.clientId}`,
      };
    },
  };
}

function needed(proof: string | undefined): string {
  return proof ?? refuse('a proof of the key is needed (the header DPoP)');
}

function sameCertificate(bound: string, shown: string | undefined): string {
  if (shown !== bound) refuse('the certificate is not the one registered');
  return bound;
}
