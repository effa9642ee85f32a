import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse } from '../../src/faces/cli/wiring.ts';
import { buildGateway } from '../../src/faces/gateway/index.ts';

/** The OpenAPI document as the gateway gives it, as the text that is committed. */
export async function openApiDocument(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'chipao-openapi-'));
  const house = await openHouse({ home });
  const gateway = await buildGateway({ ...house, webFolder: undefined });
  const { body } = await gateway.inject({ url: '/openapi.json' });
  await gateway.close();
  await house.close();
  await rm(home, { recursive: true, force: true });
  return `${JSON.stringify(JSON.parse(body), null, 2)}\n`;
}
