import { createHmac, randomBytes } from 'node:crypto';
import type { ClaimAccounts } from '../../../base/claim/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { Keys } from '../../../base/keys/index.ts';
import type { AccountBook, HospitalAccount } from '../../../base/ledger/index.ts';
import {
  type HospitalCaller,
  openTokenKeys,
  readToken,
  signToken,
  type TokenKeys,
} from './hospital-token.ts';
import { keepFor } from './keep-for.ts';
import { keepHash, matchesAny } from './password-hash.ts';

/** What the office of tokens works with. */
export type TokenOfficeNeeds = Readonly<{
  accounts: AccountBook;
  keys: Keys;
  content: ClaimAccounts;
  now: () => Date;
}>;

/** What a program says of itself to be given a token. */
export type LogIn = Readonly<{ login: string; passwordHash: string; hospital: string; address: string }>;

/** Gives hospitals' programs tokens and reads them. */
export type TokenOffice = Readonly<{
  /** Throws HUB_LOGIN_REFUSED, HUB_ACCOUNT_LOCKED, HUB_ACCOUNT_SUSPENDED. */
  issue(logIn: LogIn): Promise<string>;
  /** `scope` is what the token must allow, if not what every call needs. Throws HUB_TOKEN_MISSING, HUB_TOKEN_INVALID, HUB_TOKEN_EXPIRED, HUB_SESSION_ENDED, HUB_SCOPE_MISSING. */
  read(authorization: string | undefined, scope?: string): Promise<HospitalCaller>;
}>;

const BEARER = /^bearer\s+/i;
const A_MINUTE_MS = 60_000;
/** An account that is suspended keeps its tokens for so long at most. */
const LOOK_AGAIN_MS = 2_000;
/** A log-in that was right need not be worked out again for so long: programs ask for a token before every batch. */
const KNOWN_FOR_MS = 5 * A_MINUTE_MS;
/** The slow hash takes memory; more log-ins than these at once are told to come again. */
const MOST_AT_ONCE = 256;
const RETRY_AFTER_SECONDS = 3;

/** Opens the office; its signing key is read or made when first needed. */
export function openTokenOffice(needs: TokenOfficeNeeds): TokenOffice {
  const { accounts, keys, now } = needs;
  let pair: Promise<TokenKeys> | undefined;
  const tokenKeys = () => {
    pair ??= openTokenKeys(keys, accounts).catch((cause: unknown) => {
      pair = undefined;
      throw cause;
    });
    return pair;
  };
  const readings = openReadings(needs, tokenKeys);
  const check = openLogInCheck(needs);
  return {
    issue: async (logIn) => {
      const account = await check(logIn);
      return signToken(await tokenKeys(), {
        account,
        content: needs.content,
        address: logIn.address,
        now: now(),
      });
    },
    read: async (authorization, scope = needs.content.neededScope) => {
      const token = authorization?.replace(BEARER, '').trim();
      if (!token) throw problem('HUB_TOKEN_MISSING');
      const caller = await readings(token);
      if (!caller.scopes.some((one) => one.split(':')[0] === scope))
        throw problem('HUB_SCOPE_MISSING', { scope });
      return caller;
    },
  };
}

/** Checks of log-ins: a lock first, then the slow hash, also for who is unknown, so that nobody learns which accounts there are. */
function openLogInCheck({ accounts, content, now }: TokenOfficeNeeds) {
  const { failuresUntilLocked: most, lockedMinutes: minutes } = content;
  const secret = randomBytes(32);
  const known = keepFor<Date>(KNOWN_FOR_MS);
  const inTurn = openTurns();
  const decoys = once(async () => [await keepHash('')]);
  return async ({ login, hospital, passwordHash }: LogIn): Promise<HospitalAccount> => {
    const account = await accounts.find({ login, hospital });
    const lockedMs = (account?.lockedUntil?.getTime() ?? 0) - now().getTime();
    if (lockedMs > 0) throw problem('HUB_ACCOUNT_LOCKED', { minutes: Math.ceil(lockedMs / A_MINUTE_MS) });
    const at = now();
    const sameAsBefore = createHmac('sha256', secret)
      .update(JSON.stringify([hospital, login, passwordHash.toLowerCase()]))
      .digest('base64');
    const changedAt = account?.changedAt;
    const isKnown = changedAt !== undefined && known.get(sameAsBefore, at)?.getTime() === changedAt.getTime();
    const isRight =
      isKnown || (await inTurn(async () => matchesAny(passwordHash, account?.hashes ?? (await decoys()))));
    if (!account || !isRight) {
      await accounts.noteFailure({ login, hospital }, { most, minutes });
      throw problem('HUB_LOGIN_REFUSED', { most, minutes });
    }
    if (account.suspendedAt) throw problem('HUB_ACCOUNT_SUSPENDED');
    known.set(sameAsBefore, { value: account.changedAt, at });
    if (account.failures > 0) await accounts.noteSuccess({ login, hospital });
    return account;
  };
}

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function openTurns() {
  let running = 0;
  return async <Done>(work: () => Promise<Done>): Promise<Done> => {
    if (running >= MOST_AT_ONCE) throw problem('SERVICE_BUSY', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    running++;
    try {
      return await work();
    } finally {
      running--;
    }
  };
}

/** Tokens that were read stay read until they end; whether their account still stands is asked anew every few seconds. */
function openReadings({ accounts, content, now }: TokenOfficeNeeds, tokenKeys: () => Promise<TokenKeys>) {
  const read = keepFor<HospitalCaller>(content.tokenSeconds * 1000);
  const standing = keepFor<Promise<HospitalAccount | undefined>>(LOOK_AGAIN_MS);
  const ask = (account: Readonly<{ login: string; hospital: string }>, id: string, at: Date) => {
    const asked = accounts.find(account).catch((cause: unknown) => {
      standing.forget(id);
      throw cause;
    });
    standing.set(id, { value: asked, at });
    return asked;
  };
  return async (token: string): Promise<HospitalCaller> => {
    const at = now();
    let caller = read.get(token, at);
    if (!caller) {
      caller = readToken(await tokenKeys(), { token, content, now: at });
      read.set(token, { value: caller, at });
    }
    if (caller.expiresAt * 1000 <= at.getTime()) throw problem('HUB_TOKEN_EXPIRED');
    const { login, hospital } = caller;
    const id = `${hospital} ${login}`;
    const account = await (standing.get(id, at) ?? ask({ login, hospital }, id, at));
    const isOlder = account !== undefined && caller.issuedAt < Math.floor(account.changedAt.getTime() / 1000);
    if (!account || account.suspendedAt || isOlder) throw problem('HUB_SESSION_ENDED');
    return caller;
  };
}
