import { describe, expect, it } from 'vitest';
import { auditReadsQuerySchema } from '../../../../contract/index.ts';
import { readsFilter } from './reads-filter.ts';

const BANGKOK = 'Asia/Bangkok';

/** Six in the morning there, when it is still the day before in UTC. */
const MORNING = new Date('2026-11-22T23:00:00Z');

describe('the days of the reads asked for', () => {
  const filter = (query: Readonly<Record<string, string>>) =>
    readsFilter(auditReadsQuerySchema.parse(query), BANGKOK, MORNING);

  it('begin today at midnight there', () => {
    expect(filter({ days: '1' })).toMatchObject({ from: new Date('2026-11-22T17:00:00Z'), to: undefined });
  });

  it('count today among them', () => {
    expect(filter({ days: '7' }).from).toEqual(new Date('2026-11-16T17:00:00Z'));
  });

  it('are from the first of a day to the last of another when they are named', () => {
    expect(filter({ from: '2026-11-01', to: '2026-11-02' })).toMatchObject({
      from: new Date('2026-10-31T17:00:00Z'),
      to: new Date('2026-11-02T17:00:00Z'),
    });
  });

  it('are all where none are named', () => {
    expect(filter({})).toMatchObject({ from: undefined, to: undefined });
  });
});
