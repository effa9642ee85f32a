import { expect, it } from 'vitest';
import { PATIENT, patientFor } from './patience.ts';

it('waits until the time is over, and then says when to come again; the command line waits for ever', () => {
  let now = 5_000;
  const patience = patientFor(60, () => now);
  expect(patience).not.toThrow();
  now += 60_000;
  expect(patience).not.toThrow();
  now += 1;
  expect(patience).toThrow(
    expect.objectContaining({ code: 'QUERY_TOO_LONG', params: { seconds: 60, retryAfterSeconds: 60 } }),
  );
  expect(PATIENT).not.toThrow();
});
