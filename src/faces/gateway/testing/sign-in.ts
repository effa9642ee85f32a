import type { Gateway } from '../gateway.ts';

/** Whom a test signs in as. `person` is the own person's id, for citizens. */
export type Somebody = Readonly<{
  role: string;
  area?: string | undefined;
  name?: string | undefined;
  person?: string | undefined;
  agency?: string | undefined;
  /** Comes from a provider that says nothing of a strong way. */
  weak?: 'true';
}>;

export type Cookies = Readonly<Record<string, string>>;

type Answer = Awaited<ReturnType<Gateway['inject']>>;

const MOST_STEPS = 8;
/** What a test was answered last, when it did not get in. */
type Walked = Readonly<{ cookies: Cookies; answer: Answer }>;

/** Signs in over the development sign-in, step by step as a browser without scripts would; gives the session's cookie. */
export async function signInAs(gateway: Gateway, somebody: Somebody): Promise<Cookies> {
  const { cookies, answer } = await walkIn(gateway, somebody);
  const { chipao_session: session } = cookies;
  if (session === undefined)
    throw new Error(`nobody was signed in: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
  return { chipao_session: session };
}

/** The same walk, whatever it ends with; `cookies` are those the browser has before. */
export async function walkIn(gateway: Gateway, somebody: Somebody, had: Cookies = {}): Promise<Walked> {
  const jar = new Map(Object.entries(had));
  const page = await follow(gateway, jar, await ask(gateway, jar, { url: '/api/v1/sign-in' }));
  if (page.answer.statusCode !== 200) return { cookies: Object.fromEntries(jar), answer: page.answer };
  const { area = 'TH', name = 'dev', ...rest } = somebody;
  const fields = Object.entries({ ...rest, area, name }).filter(([, value]) => value !== undefined);
  const sent = await ask(gateway, jar, {
    method: 'POST',
    url: page.url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(Object.fromEntries(fields) as Record<string, string>).toString(),
  });
  const { answer } = await follow(gateway, jar, sent);
  return { cookies: Object.fromEntries(jar), answer };
}

type Asked = Readonly<{
  url: string;
  method?: 'POST';
  payload?: string;
  headers?: Record<string, string>;
}>;

/** Goes on wherever an answer leads, until the first page or the end of the sign-in. */
async function follow(gateway: Gateway, jar: Map<string, string>, first: Answer) {
  let answer = first;
  let url = '';
  for (let step = 0; step < MOST_STEPS && answer.headers.location !== undefined; step++) {
    const { pathname, search } = new URL(answer.headers.location, 'http://localhost');
    url = `${pathname}${search}`;
    if (!/^\/(sign-in|api)\//.test(url)) break;
    answer = await ask(gateway, jar, { url });
  }
  return { answer, url };
}

async function ask(gateway: Gateway, jar: Map<string, string>, asked: Asked): Promise<Answer> {
  const answer = await gateway.inject({ method: 'GET', ...asked, cookies: Object.fromEntries(jar) });
  for (const { name, value, maxAge, expires } of answer.cookies) {
    const gone = maxAge === 0 || (expires !== undefined && expires.getTime() < Date.now());
    if (gone) jar.delete(name);
    else jar.set(name, value);
  }
  return answer;
}
