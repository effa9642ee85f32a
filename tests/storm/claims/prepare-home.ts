import { mkdir, writeFile } from 'node:fs/promises';
import type { Country } from '../../../src/country.ts';
import {
  connectionsFile,
  PLAIN_PLAN,
  type RunningSimulator,
  startSimulator,
} from '../../../src/services/claims/index.ts';
import { askChipao } from '../../stories/stage/command.ts';
import { HOSPITAL, LOGIN } from './hub-under-load.ts';

const PAYER = 'nhso';

/** A payer elsewhere, whose own power stays on; calls to it break, and answers come twice and late. */
export function startPayer(country: Country, seed: number): Promise<RunningSimulator> {
  const content = country.payers();
  const payer = content.payers.find(({ id }) => id === PAYER);
  if (!payer) throw new Error('the payer is not there');
  const plan = { ...PLAIN_PLAN, seed, breaks: 0.1, refuse: 0.05, twice: 0.5, late: 0.2 };
  return startSimulator({ payer, content, plan, port: 0 });
}

/** Makes a home whose claims go to that payer, and an account that uploads. */
export async function prepare(home: string, { address }: RunningSimulator): Promise<{ password: string }> {
  await mkdir(home, { mode: 0o755 });
  const id = `agr-2569-claims-${PAYER}`;
  await askChipao(['agreements', 'sign', id, '--all', '--home', home]);
  await askChipao(['agreements', 'activate', id, '--reason', 'a storm', '--home', home]);
  const { user, password } = PLAIN_PLAN;
  const connection = { [PAYER]: { address, user, password, answerWithinMs: 10_000 } };
  // Where the payer is was said long ago: a power cut takes nobody's settings.
  await writeFile(connectionsFile(home), JSON.stringify(connection), { mode: 0o600, flush: true });
  return askChipao(['fdh', 'accounts', 'add', '--hospital', HOSPITAL, '--login', LOGIN, '--home', home]);
}
