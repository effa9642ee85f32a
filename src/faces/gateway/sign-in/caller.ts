import type { FastifyRequest } from 'fastify';
import type { Settings } from '../../../base/settings/index.ts';
import { certificateThumbprint } from '../../../services/identity/index.ts';

/** Where a request came to, as whoever sent it wrote it. */
export function originOf({ protocol, host }: FastifyRequest, { publicUrl }: Settings): string {
  return publicUrl === undefined ? `${protocol}://${host}` : new URL(publicUrl).origin;
}

/** The address a request asks, without its question. */
export function addressOf(request: FastifyRequest, settings: Settings): string {
  // The path alone: a request line may name any host, and whom a token is for is ours to say.
  const { origin } = new URL(originOf(request, settings));
  return `${origin}${new URL(request.url.split('?')[0] ?? '/', origin).pathname}`;
}

/**
 * Thumbprint of the certificate a connection came with (RFC 9440). Only a proxy of the settings is believed: anybody can write
 * a header.
 */
export function certificateOf(request: FastifyRequest, { trustedProxies }: Settings): string | undefined {
  const sent = request.headers['client-cert'];
  if (typeof sent !== 'string' || !trustedProxies.includes(request.socket.remoteAddress ?? ''))
    return undefined;
  return certificateThumbprint(Buffer.from(sent.replaceAll(':', ''), 'base64'));
}
