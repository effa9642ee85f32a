import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chipao, homeOf, registersOf, serve } from './chipao.ts';

const ASKED = 300;

type Answer = { code: string; children: { code: string }[]; people: { id: string }[] };

/** Data of an area page in under 50 ms and of a person page in under 100 ms (p95), one asker, over HTTP on this machine. */
export async function pages(people: number): Promise<object> {
  const home = homeOf(`journey-${people}`, { keep: true });
  if (!existsSync(join(home, 'lake', 'areas')))
    chipao(['run', '--input', registersOf(people), '--home', home]);
  const server = await serve(home);
  const ask = await openSession(server.address);
  const codes = await someCodes(ask);
  const ids = await somePeople(ask, codes);
  const result = {
    people,
    area: await timed(codes, (code) => ask(`/api/v1/areas/${code}`)),
    children: await timed(codes, (code) => ask(`/api/v1/areas/${code}/children`)),
    list: await timed(codes, (code) => ask(`/api/v1/areas/${code}/people?limit=50`)),
    person: await timed(ids, (id) => ask(`/api/v1/people/${id}`)),
  };
  await server.stop();
  return result;
}

type Ask = (path: string) => Promise<Answer>;

async function openSession(address: string): Promise<Ask> {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"role":"officer"}',
  });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return async (path) => {
    const got = await fetch(address + path, { headers: { cookie } });
    if (!got.ok) throw new Error(`${path}: ${got.status}`);
    return (await got.json()) as Answer;
  };
}

/** The country, all provinces, and a walk down from every one of them, in turn. */
async function someCodes(ask: Ask): Promise<string[]> {
  const provinces = (await ask('/api/v1/areas/TH/children')).children.map((child) => child.code);
  const codes = ['TH', ...provinces];
  for (let next = 1; codes.length < ASKED; next++) {
    const { children } = await ask(`/api/v1/areas/${codes[next]}/children`);
    const child = children[next % Math.max(children.length, 1)];
    if (child) codes.push(child.code);
  }
  return codes;
}

async function somePeople(ask: Ask, codes: readonly string[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const code of codes) {
    if (ids.size >= ASKED) break;
    for (const person of (await ask(`/api/v1/areas/${code}/people?measure=people&limit=10`)).people)
      ids.add(person.id);
  }
  return [...ids].slice(0, ASKED);
}

async function timed(items: readonly string[], act: (item: string) => Promise<unknown>): Promise<object> {
  const times: number[] = [];
  for (const item of items) {
    const begun = performance.now();
    await act(item);
    times.push(performance.now() - begun);
  }
  times.sort((left, right) => left - right);
  const at = (share: number) =>
    Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1));
  return { asked: times.length, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) };
}
