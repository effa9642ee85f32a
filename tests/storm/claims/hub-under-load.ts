import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Country } from '../../../src/country.ts';
import { programHash } from '../../../src/services/claims/index.ts';
import { sampleUpload } from '../../../src/services/claims/testing/sample-upload.ts';
import { type Started, startChipao } from '../../stories/stage/command.ts';

export const HOSPITAL = '11111';
export const VISITS = 3;
export const LOGIN = 'storm';
const DAYS_AGO = 10;
const A_DAY_MS = 86_400_000;

/** Who sends where. */
export type Line = Readonly<{ address: string; token: string }>;
export type Serving = Line & Readonly<{ started: Started }>;

/** Starts the service on a home and signs the hospital in. */
export async function serveHome(home: string, country: Country, password: string): Promise<Serving> {
  const started = startChipao(['serve', '--port', '0', '--home', home], {
    CHIPAO_FDH_UPLOADS_A_SECOND: '5000',
  });
  const address = /http:\S+/.exec(await started.line('ready'))?.[0] ?? '';
  const hash = programHash(password, country.claims().accounts.passwordKeys[0] ?? '');
  const words = new URLSearchParams({ user: LOGIN, password_hash: hash, hospital_code: HOSPITAL });
  const token = await (await fetch(`${address}/token?Action=get_moph_access_token&${words}`)).text();
  return { started, address, token };
}

/** Uploads that differ from each other by a number, of a day that is not late. */
export function openSender(country: Country) {
  const set = country.filesets().get('sixteen-files');
  const day = new Date(Date.now() - DAYS_AGO * A_DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
  const changes = {
    OPD: { DATEOPD: day },
    ODX: { DATEDX: day },
    OOP: { DATEOPD: day },
    CHT: { DATE: day },
    CHA: { DATE: day },
    ADP: { DATEOPD: day },
    DRU: { DATE_SERV: day },
  };
  /** The receipt of an upload; nothing when nobody acknowledged it. */
  return async (number: number, { address, token }: Line): Promise<string | undefined> => {
    const form = new FormData();
    form.set('type', 'txt');
    for (const { name, bytes } of sampleUpload(set, {
      hospital: HOSPITAL,
      visits: VISITS,
      seed: number + 1,
      changes,
    }))
      form.append('file', new File([new Uint8Array(bytes)], name));
    const asked = { method: 'POST', body: form, headers: { authorization: `Bearer ${token}` } };
    const answer = await fetch(`${address}/api/v2/data_hub/16_files`, asked).catch(() => undefined);
    if (!answer?.ok) return undefined;
    const said = (await answer.json().catch(() => undefined)) as { receipt_id?: string } | undefined;
    return said?.receipt_id;
  };
}

/** The numbers of the visits of an upload, as claims are known by them. */
export function claimNames(number: number): string[] {
  return Array.from({ length: VISITS }, (_one, visit) => {
    const id = (number + 1) * 1000 + visit;
    return `${HOSPITAL}/OP/H${id}/S${id}`;
  });
}

/** The ledger's own server of a home. */
export function ledgerServer(home: string): number {
  const elsewhere = join(home, 'ledger', 'elsewhere');
  const base = existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : join(home, 'ledger');
  return Number(readFileSync(join(base, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
}
