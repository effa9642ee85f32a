import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { joinEmbeddedServer } from '../../../src/base/ledger/embedded/index.ts';
import { askChipao, chipao } from '../../stories/stage/command.ts';
import { type OpenGateway, openGateway } from '../../stories/stage/gateway.ts';
import { plantNumbers } from './numbers.ts';
import { type Hit, searchFolders, searchText } from './search.ts';

/** What a sealed country was made to do, and where its planted numbers came up. */
export type CanaryReport = Readonly<{
  planted: number;
  /** People who were found by their numbers, which shows that the numbers were at work. */
  foundByNumber: number;
  files: number;
  megabytes: number;
  hits: readonly Hit[];
}>;

const ASKED = 25;

/**
 * Makes a small country whose people have planted numbers, takes it through the whole journey sealed, serves it, asks pages about people,
 * makes what errors it can with numbers in them, and then searches every byte that was written: home, ledger, temporary files, logs.
 */
export async function plantAndSearch(
  folder: string,
  { people, seed }: Readonly<{ people: number; seed: number }>,
): Promise<CanaryReport> {
  const [files, home, temporary] = ['files', 'home', 'temporary'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const made of [home, temporary]) mkdirSync(made, { recursive: true });
  for (const open of [folder, home]) chmodSync(open, 0o755);
  chmodSync(temporary, 0o777);
  const sealed = { CHIPAO_SEALED: 'on', TMPDIR: temporary };
  await askChipao([
    'synth',
    '--people',
    String(people),
    '--seed',
    String(seed),
    '--province',
    '17',
    '--out',
    files,
  ]);
  const registers = join(files, 'registers');
  const numbers = plantNumbers(registers, seed);
  const run = await chipao(['run', '--input', registers, '--home', home], sealed);
  if (run.code !== 0) throw new Error(`the run ended with ${run.code}: ${run.err}`);
  const served = await within(sealed, () => askEverything(home, numbers));
  const wrong = await chipao(['explain', numbers[0] ?? '', 'old-age-allowance', '--home', home], sealed);
  const found = searchFolders([home, temporary], numbers);
  const hits = [
    ...found.hits.filter(({ where }) => !where.endsWith('.sealed')),
    ...(await within(sealed, () => searchLedger(home, numbers))),
    ...searchText('output of the run', run.out + run.err, numbers),
    ...searchText('log of the service', served.log, numbers),
    ...searchText('output of a wrong call', wrong.out + wrong.err, numbers),
    ...served.answers.flatMap((body) => searchText('an answer', body, numbers)),
  ];
  const { files: searched, bytes } = found;
  return {
    planted: numbers.length,
    foundByNumber: served.foundByNumber,
    files: searched,
    megabytes: Math.round(bytes / 1e6),
    hits,
  };
}

type Served = Readonly<{ log: string; answers: readonly string[]; foundByNumber: number }>;

/** Asks about people by number as officers do, and then wrongly in every way a number can come; no answer gives a whole number back. */
async function askEverything(home: string, numbers: readonly string[]): Promise<Served> {
  const caught = catchLog();
  const web = await openGateway(home);
  try {
    const officer = await web.signIn('officer', '17');
    const answers: string[] = [];
    let foundByNumber = 0;
    for (const number of numbers.slice(0, ASKED)) {
      const [found] = peopleIn((await web.post('/api/v1/search', { text: number }, officer)).body);
      if (found) {
        foundByNumber++;
        answers.push((await web.get(`/api/v1/people/${found.id}`, officer)).body);
        answers.push((await web.get(`/api/v1/people/${found.id}/explain/old-age-allowance`, officer)).body);
      }
      answers.push(...(await askWrongly(web, number, officer)));
    }
    for (const url of ['/api/v1/areas/17', '/api/v1/areas/17/people?measure=people&limit=50'])
      answers.push((await web.get(url, officer)).body);
    return { log: caught.text(), answers, foundByNumber };
  } finally {
    await web.close();
    caught.stop();
  }
}

async function askWrongly(
  web: OpenGateway,
  number: string,
  officer: Record<string, string>,
): Promise<string[]> {
  const asked = [
    web.get(`/api/v1/people/${number}`, officer),
    web.get(`/api/v1/people/${number}`),
    web.get(`/${number}`),
    web.get(`/api/v1/areas/${number}`, officer),
    web.get(`/api/v1/areas/17/people?measure=${number}&limit=5`, officer),
    web.get(`/api/v1/search?text=${number}`, officer),
    web.post('/api/v1/search', { text: { number } }, officer),
    web.post('/api/v1/search', { text: number, [number]: number }, officer),
    web.post(`/api/v1/${number}`, { number }, officer),
  ];
  return (await Promise.all(asked)).map(({ body }) => body);
}

function peopleIn(body: string): { id: string }[] {
  const answer: { people?: { id: string }[] } = JSON.parse(body);
  return answer.people ?? [];
}

/** What this process writes to standard output and error while a service runs in it. */
function catchLog(): Readonly<{ text: () => string; stop: () => void }> {
  const streams = [process.stdout, process.stderr] as const;
  const kept = streams.map((stream) => stream.write);
  let text = '';
  for (const stream of streams)
    stream.write = ((chunk: string | Uint8Array) => {
      text += String(chunk);
      return true;
    }) as typeof stream.write;
  return {
    text: () => text,
    stop: () => {
      for (const [place, stream] of streams.entries()) stream.write = kept[place] ?? stream.write;
    },
  };
}

/** Whole tables as text: what a database packs in its files cannot be found by searching their bytes. */
async function searchLedger(home: string, numbers: readonly string[]): Promise<Hit[]> {
  const server = await joinEmbeddedServer(home, { lockClass: 1, lock: 1 });
  const client = new Client(await server.address());
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')",
    );
    const hits: Hit[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `select to_jsonb(one)::text as row from ${name} as one`,
      );
      hits.push(...searchText(`ledger ${name}`, rows.map(({ row }) => row).join('\n'), numbers));
    }
    return hits;
  } finally {
    await client.end();
    await server.leave();
  }
}

async function within<Answer>(
  variables: Readonly<Record<string, string>>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const before = Object.fromEntries(Object.keys(variables).map((name) => [name, process.env[name]]));
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
