import { expect, it } from 'vitest';
import type { Receipt } from '../../../../base/ledger/index.ts';
import type { IsoDate } from '../../../../base/model/index.ts';
import { answerReceipt } from './answer-receipt.ts';

const RECEIPT: Receipt = {
  id: 7,
  at: new Date('2026-11-22T03:00:00Z'),
  agreementId: 'agr-x',
  agreementHash: 'sha256:0',
  grant: 'events',
  recipient: 'org:sso',
  act: 'event',
  request: { act: 'event', by: 'event_no', numbers: [31] },
  planHash: 'sha256:1',
  runId: 1n,
  asOf: '2026-09-30' as IsoDate,
  datasetVersions: ['events/1'],
  rows: 1,
  subjects: 1,
  bytes: 40,
  bodyHash: 'sha256:2',
  format: 'ndjson',
  personKeys: [1001n],
};

it('a receipt of an event that left by itself is told as one, not as all of a grant, and names nobody', () => {
  const answer = answerReceipt(RECEIPT);
  expect(answer).toMatchObject({ act: 'event', columns: [], rows: 1 });
  expect(JSON.stringify(answer)).not.toMatch(/1001|event_no/);
});

it.each([
  [{ act: 'cohort', columns: ['age'] }, ['age']],
  [{ act: 'table', by: ['sex'] }, ['sex']],
  [{ act: 'lookup', by: { number: '9100000100007' } }, []],
])('what was asked for by %j is told as the columns %j alone', (request, columns) => {
  const answer = answerReceipt({ ...RECEIPT, act: request.act, request });
  expect([answer.act, answer.columns]).toEqual([request.act, columns]);
  expect(JSON.stringify(answer)).not.toContain('9100000100007');
});
