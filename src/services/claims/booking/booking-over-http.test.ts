import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { PLAIN_PLAN, type RunningSimulator, startSimulator } from '../payers/index.ts';
import { openBookingOverHttp } from './booking-over-http.ts';
import { openHubBooking } from './hub-booking.ts';

const content = loadThailand().payers();
const [payer] = content.payers;
if (!payer) throw new Error('the country has no payers');
const BOOKING = {
  hospital: '10001',
  citizen: '0012345678904',
  servedAt: '2026-10-01 09:30',
  totalSatang: 35_000,
  invoice: 'I1',
  visit: 'V1',
};
const VISIT = { ...BOOKING, scheme: 'UCS', source: 'EP' };

let agreeing: RunningSimulator;
let refusing: RunningSimulator;

beforeAll(async () => {
  agreeing = await startSimulator({ payer, content, plan: PLAIN_PLAN, port: 0 });
  refusing = await startSimulator({ payer, content, plan: { ...PLAIN_PLAN, rejected: 1 }, port: 0 });
});

afterAll(async () => {
  await agreeing.close();
  await refusing.close();
});

describe('booking at a payer', () => {
  it('gives the payer’s number, the same for the same key', async () => {
    const port = openBookingOverHttp(agreeing.address);
    const first = await port.book('key', BOOKING);
    expect(first).toEqual({ reference: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(await port.book('key', BOOKING)).toEqual(first);
    expect(await port.book('other', BOOKING)).not.toEqual(first);
    expect(await port.authenticate('key', VISIT)).toEqual({ code: expect.stringMatching(/^PP\d+$/) });
    expect(await port.cancel('key', 'reference')).toEqual({ cancelled: true });
  });

  it('tells why the payer refused', async () => {
    const nothing = await openBookingOverHttp(agreeing.address).book('key', { ...BOOKING, totalSatang: 0 });
    expect(nothing).toEqual({
      refused: {
        error: 'Bad Request',
        message: [{ field: 'totalAmount', message: 'totalAmount must be a positive number' }],
      },
    });
    const port = openBookingOverHttp(refusing.address);
    expect(await port.book('key', BOOKING)).toMatchObject({ refused: { message: [{ field: 'cid' }] } });
    expect(await port.authenticate('key', VISIT)).toMatchObject({ refused: { error: 'Bad Request' } });
  });

  it('says that the payer is away when nobody answers', async () => {
    const port = openBookingOverHttp('http://127.0.0.1:9');
    const away = { refused: { error: 'Service Unavailable', message: [] } };
    expect(await port.book('key', BOOKING)).toEqual(away);
    expect(await port.cancel('key', 'reference')).toEqual(away);
  });
});

describe('the hub booking for itself', () => {
  it('gives numbers that follow from the key', async () => {
    const port = openHubBooking('PP');
    const booked = await port.book('key', BOOKING);
    expect(booked).toEqual({ reference: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8/) });
    expect(await port.book('key', BOOKING)).toEqual(booked);
    expect(await port.authenticate('key', VISIT)).toEqual({ code: expect.stringMatching(/^EP\d{10}$/) });
    expect(await port.authenticate('key', { ...VISIT, source: '' })).toEqual({
      code: expect.stringMatching(/^PP\d{10}$/),
    });
  });
});
