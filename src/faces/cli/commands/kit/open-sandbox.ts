import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBehaviours, loadConformance } from '../../../../../country/thailand/index.ts';
import {
  checklistLines,
  type Given,
  openWatch,
  type SeenCall,
  type Watch,
} from '../../../../conformance/index.ts';
import { keepAccount, openTokenOffice, programHash } from '../../../../services/claims/index.ts';
import { type House, openHouse } from '../../wiring.ts';
import { activatePayers } from './activate-payers.ts';
import { inventUploadInto } from './invent-upload-into.ts';
import { serveHub, simulatePayers } from './serve-hub.ts';

/** A hub with everything a maker needs, in a folder that is taken away when it is disposed. */
export type Sandbox = AsyncDisposable &
  Readonly<{
    /** Where a program sends to: every call there is looked at. */
    address: string;
    /** The hub behind, where nothing is looked at or provoked. */
    hub: string;
    hospital: string;
    user: string;
    password: string;
    folder: string;
    passwordFile: string;
    givenFile: string;
    uploads: string;
    payers: Readonly<Record<string, string>>;
    /** What the program showed in its calls, for people. */
    report: () => readonly string[];
  }>;

type SandboxOrder = Readonly<{ port: number; provoke?: boolean; tell: (call: SeenCall) => void }>;

const USER = 'maker';
const NEIGHBOUR = '99002';
const CLAIMS_ONLY = 'MOPH_CLAIM:1';
const RECORDS_ONLY = 'MOPH_PHR_HIE:1';
const PASSWORD_BYTES = 12;
const A_DAY_MS = 86_400_000;

/** Opens a sandbox; whatever fails, nothing of it is left behind. */
export async function openSandbox({ port, provoke = false, tell }: SandboxOrder): Promise<Sandbox> {
  await using undone = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'chipao-sandbox-'));
  undone.defer(() => rm(folder, { recursive: true, force: true }));
  // The ledger's server runs as another user when we are root; what is secret in it is closed by itself.
  await chmod(folder, 0o755);
  const house = await openHouse({ home: join(folder, 'home') }, sandboxVariables());
  undone.defer(() => house.close());
  const uploads = join(folder, 'uploads');
  const hospital = await inventUploadInto(uploads, house.country);
  const given = await keepAccounts(house, hospital);
  await activatePayers(house);
  const payers = undone.use(await simulatePayers(house));
  const hub = undone.use(await serveHub(house));
  const watch = await openWatch({
    server: hub.address,
    port,
    behaviours: loadBehaviours(),
    set: house.country.filesets().get(house.country.claims().fileSet),
    provokes: provoke,
    tell,
  });
  undone.defer(() => watch.close());
  const files = await writeSecrets(folder, given);
  const kept = undone.move();
  return {
    address: watch.address,
    hub: hub.address,
    hospital,
    user: USER,
    password: given.password,
    folder,
    ...files,
    uploads,
    payers: payers.addresses,
    report: () => reportOf(watch),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

const OF_THE_MACHINE = ['CHIPAO_MEMORY_MB', 'CHIPAO_THREADS'];

/**
 * What the deployment decided holds for its own house: invented claims go into no ledger but the sandbox's own, are booked with no payer
 * that is there, and are hashed by the keys in use. Only how much of the machine may be taken holds here too.
 */
function sandboxVariables(): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(OF_THE_MACHINE.map((name) => [name, process.env[name]]));
}

function reportOf(watch: Watch): string[] {
  const checklist = watch.checklist();
  return ['', ...checklistLines(checklist, 'th'), '', ...checklistLines(checklist, 'en')];
}

type Accounts = Readonly<{ password: string; given: Given }>;

/** The maker's account, and those that further cases need. */
async function keepAccounts(house: House, hospital: string): Promise<Accounts> {
  const { country, ledger } = house;
  const { accounts } = country.claims();
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  const keep = async (
    user: string,
    further: Readonly<{ hospital?: string; scopes?: readonly string[] }> = {},
  ) => {
    const order = { hospital, login: user, password, ...further };
    await keepAccount(ledger.claims.accounts, order, {
      content: accounts,
      passwordKey: undefined,
    });
    return { user, password };
  };
  await keep(USER);
  const given = {
    limited: await keep('limited', { scopes: [CLAIMS_ONLY] }),
    records: await keep('records', { scopes: [RECORDS_ONLY] }),
    spare: await keep('spare'),
    other: { ...(await keep('neighbour', { hospital: NEIGHBOUR })), hospital: NEIGHBOUR },
    expired: await expiredToken(house, { hospital, password }),
  };
  return { password, given };
}

async function expiredToken(
  { country, ledger, keys }: House,
  { hospital, password }: Readonly<{ hospital: string; password: string }>,
): Promise<string> {
  const content = country.claims().accounts;
  const office = openTokenOffice({
    accounts: ledger.claims.accounts,
    keys,
    content,
    now: () => new Date(Date.now() - A_DAY_MS),
  });
  const passwordHash = programHash(password, loadConformance().kit.passwordKeys.usual);
  return office.issue({ login: USER, passwordHash, hospital, address: '127.0.0.1' });
}

async function writeSecrets(folder: string, { password, given }: Accounts) {
  const passwordFile = join(folder, 'password');
  const givenFile = join(folder, 'given.json');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await writeFile(givenFile, `${JSON.stringify(given, null, 1)}\n`, { mode: 0o600 });
  return { passwordFile, givenFile };
}
