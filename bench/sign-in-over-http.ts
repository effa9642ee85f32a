/** Whom somebody signs in as. */
export type SignInAs = Readonly<{ role: string; area?: string; name?: string; person?: string }>;

const MOST_STEPS = 8;

/** Signs in at a development service over plain HTTP, as a browser without scripts would; gives the cookie header of the session. */
export async function signInOverHttp(address: string, somebody: SignInAs): Promise<string> {
  const jar = new Map<string, string>();
  const page = await follow(jar, `${address}/api/v1/sign-in`, {});
  const { area = 'TH', name = 'dev', ...rest } = somebody;
  await follow(jar, page, { method: 'POST', body: new URLSearchParams({ ...rest, area, name }) });
  const session = jar.get('chipao_session');
  if (session === undefined) throw new Error(`nobody was signed in at ${address}`);
  return `chipao_session=${session}`;
}

/** Goes on wherever an answer leads; gives the address of the page at the end. */
async function follow(jar: Map<string, string>, first: string, asked: RequestInit): Promise<string> {
  let url = first;
  let how = asked;
  for (let step = 0; step < MOST_STEPS; step++) {
    const cookie = [...jar].map(([key, value]) => `${key}=${value}`).join('; ');
    const answer = await fetch(url, { ...how, headers: { cookie }, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const next = answer.headers.get('location');
    if (next === null) return url;
    url = new URL(next, url).href;
    how = {};
  }
  return url;
}
