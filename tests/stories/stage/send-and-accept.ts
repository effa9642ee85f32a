import { writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { activatePayers } from '../../../src/faces/cli/commands/kit/activate-payers.ts';
import { comeInAsHospital } from '../../../src/faces/gateway/testing/hospital-program.ts';
import {
  connectionsFile,
  getPayer,
  openPayerDesk,
  PLAIN_PLAN,
  type SentFile,
  startClaimWorker,
  startSimulator,
} from '../../../src/services/claims/index.ts';
import { QUICK } from '../../../src/services/claims/payers/testing/small-payers.ts';
import type { OpenGateway } from './gateway.ts';
import { until } from './until.ts';

type Order = Readonly<{ hospital: string; home: string; uploads: readonly (readonly SentFile[])[] }>;

/** The hospital's program uploads, each upload with one claim; the payer, who is not real, approves all. */
export async function sendAndAccept(web: OpenGateway, { hospital, home, uploads }: Order): Promise<void> {
  const { house } = web;
  const program = await comeInAsHospital(web.gateway, { ...house, webFolder: undefined }, { hospital });
  for (const files of uploads) {
    const form = new FormData();
    form.append('type', 'txt');
    for (const { name, bytes } of files) form.append('file', new File([new Uint8Array(bytes)], name));
    const asked = new Request('http://localhost/', { method: 'POST', body: form });
    const answer = await program({
      url: '/api/v2/data_hub/16_files',
      payload: Buffer.from(await asked.arrayBuffer()),
      headers: { 'content-type': asked.headers.get('content-type') ?? '' },
    });
    expect([answer.statusCode, answer.json()], answer.body).toMatchObject([200, { message: 'success' }]);
  }
  await activatePayers(house);
  const content = house.country.payers();
  const simulator = await startSimulator({
    payer: getPayer(content, 'nhso'),
    content,
    plan: PLAIN_PLAN,
    port: 0,
  });
  const connection = { address: simulator.address, user: 'chipao', password: 'sandbox' };
  writeFileSync(connectionsFile(home), JSON.stringify({ nhso: connection }));
  const told: string[] = [];
  const worker = startClaimWorker({
    ...openPayerDesk(house, 'operator'),
    ...{ claims: house.country.claims(), home, pace: QUICK, tell: ({ message }) => told.push(message) },
  });
  const standings = async () => (await house.ledger.claims.list({ limit: 10 })).map(({ state }) => state);
  await until(async () => (await standings()).every((state) => state !== 'received' && state !== 'waited'));
  await worker.stop();
  await simulator.close();
  expect(await standings(), told.join('\n')).toEqual(uploads.map(() => 'approved'));
}
