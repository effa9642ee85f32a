import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chipao, homeOf, registersOf, serve } from './chipao.ts';
import { copiedHome, WHAT_IS_COPIED } from './pages/copied-home.ts';
import { signInOverHttp } from './sign-in-over-http.ts';

const ASKED = 300;

type Answer = { code: string; children: { code: string }[]; people: { id: string; name: string }[] };

/** Data of pages of an invented country, from its files to its published tables. */
export async function pages(people: number): Promise<object> {
  const home = homeOf(`journey-${people}`, { keep: true });
  if (!existsSync(join(home, 'lake', 'areas')))
    chipao(['run', '--input', registersOf(people), '--home', home]);
  return { people, ...(await askPages(home)) };
}

/** Data of pages where the people of such a country stand many times over, for a country of that size takes hours to make. */
export async function pagesOfCopies(people: number, copies: number): Promise<object> {
  const home = await copiedHome(people, copies);
  return {
    people: people * copies,
    copies: { people, copies, ...WHAT_IS_COPIED },
    ...(await askPages(home)),
  };
}

/**
 * Data of an area page and of a search in under 50 ms and of a person page in under 100 ms (p95), one asker, over HTTP on this
 * machine. Processor time is that of the whole service, so it tells of the work even while the machine does other things.
 */
async function askPages(home: string): Promise<object> {
  const server = await serve(home);
  const ask = await openSession(server.address);
  const codes = await someCodes(ask);
  const found = await somePeople(ask, codes);
  const ids = [...found.keys()];
  const names = [...found.values()].filter((name) => name.includes(' '));
  const measure = (items: readonly string[], act: (item: string) => Promise<unknown>) =>
    timed(items, { act, cpuMs: server.cpuMs });
  const look = (text: string) => ask('/api/v1/search', { text });
  const result = {
    area: await measure(codes, (code) => ask(`/api/v1/areas/${code}`)),
    children: await measure(codes, (code) => ask(`/api/v1/areas/${code}/children`)),
    list: await measure(codes, (code) => ask(`/api/v1/areas/${code}/people?limit=50`)),
    person: await measure(ids, (id) => ask(`/api/v1/people/${id}`)),
    explanation: await measure(ids, (id) => ask(`/api/v1/people/${id}/explain/old-age-allowance`)),
    searchWholeName: await measure(names, look),
    searchGivenName: await measure(names, (name) => look(name.split(' ')[0] ?? name)),
    searchBeginning: await measure(names, (name) => look(name.slice(0, 4))),
  };
  await server.stop();
  return result;
}

type Ask = (path: string, body?: object) => Promise<Answer>;

async function openSession(address: string): Promise<Ask> {
  const cookie = await signInOverHttp(address, { role: 'officer' });
  return async (path, body) => {
    const posted = body && {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { cookie, 'content-type': 'application/json' },
    };
    const got = await fetch(address + path, posted ?? { headers: { cookie } });
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

async function somePeople(ask: Ask, codes: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const code of codes) {
    if (found.size >= ASKED) break;
    for (const person of (await ask(`/api/v1/areas/${code}/people?measure=people&limit=10`)).people)
      if (found.size < ASKED) found.set(person.id, person.name);
  }
  return found;
}

type Timing = Readonly<{ act: (item: string) => Promise<unknown>; cpuMs: () => number | null }>;

async function timed(items: readonly string[], { act, cpuMs }: Timing): Promise<object> {
  const times: number[] = [];
  let bytes = 0;
  const cpuBefore = cpuMs();
  for (const item of items) {
    const begun = performance.now();
    const answer = await act(item);
    times.push(performance.now() - begun);
    bytes += Buffer.byteLength(JSON.stringify(answer));
  }
  const cpuAfter = cpuMs();
  times.sort((left, right) => left - right);
  const at = (share: number) =>
    Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1));
  const cpu = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
  return {
    asked: times.length,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    maxMs: at(1),
    cpuMsEach: cpu === null ? null : Number((cpu / times.length).toFixed(1)),
    kilobytesEach: Number((bytes / times.length / 1000).toFixed(1)),
  };
}
