import type { ClaimAccounts } from '../../../base/claim/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { AccountBook, HospitalAccount } from '../../../base/ledger/index.ts';
import { keepHash, programHash } from './password-hash.ts';

/** An account as the operator gives it. */
export type AccountOrder = Readonly<{
  hospital: string;
  login: string;
  password: string;
  name?: string | undefined;
  hospitalName?: string | undefined;
  email?: string | undefined;
  scopes?: readonly string[] | undefined;
}>;

const HOSPITAL = /^\d{5}$/;
const NO_HOSPITAL = '00000';
const SHORTEST_PASSWORD = 8;
const LOGIN = /^[\w.@-]{3,64}$/;

/** Makes an account, or gives one a new password: every earlier token of it ends. */
export async function keepAccount(
  accounts: AccountBook,
  order: AccountOrder,
  how: Readonly<{ content: ClaimAccounts; passwordKey: string | undefined }>,
): Promise<HospitalAccount> {
  const { hospital, login, password } = order;
  if (!HOSPITAL.test(hospital) || hospital === NO_HOSPITAL) throw refused('a hospital has five digits');
  if (!LOGIN.test(login)) throw refused('a login has 3 to 64 letters, digits or . _ @ -');
  if (password.length < SHORTEST_PASSWORD)
    throw refused(`a password has at least ${SHORTEST_PASSWORD} characters`);
  const passwordKeys = how.passwordKey === undefined ? how.content.passwordKeys : [how.passwordKey];
  return accounts.keep({
    hospital,
    login,
    hashes: await Promise.all(passwordKeys.map((key) => keepHash(programHash(password, key)))),
    name: order.name ?? login,
    hospitalName: order.hospitalName ?? hospital,
    email: order.email ?? null,
    scopes: order.scopes ?? how.content.scopes,
  });
}

function refused(reason: string) {
  return problem('HUB_ACCOUNT_INVALID', { reason });
}
