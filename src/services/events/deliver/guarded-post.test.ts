import { describe, expect, it } from 'vitest';
import { openReceiver } from '../testing/small-receiver.ts';
import { isInside, postGuarded, readAddress } from './guarded-post.ts';

const production = { environment: 'production' as const, connectMs: 10_000, answerMs: 10_000 };
const development = { ...production, environment: 'development' as const };
const post = (url: string) => ({
  url,
  headers: {},
  body: '{}\n',
  signal: new AbortController().signal,
});

describe('an address that only somebody inside can reach', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::1',
    '::',
    'fd00::1',
    'fe80::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'no address',
  ])('%s is one', (address) => {
    expect(isInside(address)).toBe(true);
  });

  it.each(['1.1.1.1', '172.32.0.1', '203.0.112.255', '2606:4700::1111'])('%s is none', (address) => {
    expect(isInside(address)).toBe(false);
  });
});

describe('in production', () => {
  it.each([
    'http://example.go.th/events',
    'https://127.0.0.1/events',
    'https://2130706433/events',
    'https://0x7f.1/events',
    'https://[::1]/events',
    'https://[::ffff:10.0.0.1]/events',
    'https://user:word@example.go.th/',
    'https://example.go.th/#part',
    'file:///etc/passwd',
    'example.go.th',
  ])('nothing goes to %s', (url) => {
    expect(() => readAddress(url, production)).toThrow('EVENT_ADDRESS_REFUSED');
  });

  it('a name that leads inside when the connection is made leads nowhere', async () => {
    const sent = postGuarded(post('https://localhost:9/events'), production);
    await expect(sent).rejects.toMatchObject({ code: 'EVENT_NOT_TAKEN', params: { reason: 'LEADS_INSIDE' } });
  });
});

describe('sending', () => {
  it('heeds how long a receiver wants to be left alone, for a day at most', async () => {
    await using receiver = await openReceiver(() => 'busy');
    expect(await postGuarded(post(receiver.url), development)).toEqual({
      status: 503,
      retryAfterSeconds: 86_400,
    });
  });

  it('follows no redirect, and does not wait for ever', async () => {
    await using redirecting = await openReceiver(() => 'redirect');
    expect(await postGuarded(post(redirecting.url), development)).toMatchObject({ status: 302 });
    expect(redirecting.asked()).toBe(1);
    await using hanging = await openReceiver(() => 'hang');
    const quick = { ...development, connectMs: 100, answerMs: 100 };
    await expect(postGuarded(post(hanging.url), quick)).rejects.toMatchObject({ code: 'EVENT_NOT_TAKEN' });
  });
});
