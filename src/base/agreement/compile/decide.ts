import { type Act, type Agreement, type Grant, parseMask } from '../object/index.ts';

/** How a version stands. */
export type AgreementState = 'proposed' | 'active' | 'suspended' | 'revoked' | 'expired';

/** Who asks for what, when, and how the version stands then. */
export type Ask = Readonly<{
  recipient: string;
  grant: string;
  act: Act;
  columns: readonly string[];
  on: string;
  state: AgreementState;
}>;

/** Why something is not given; the recipient is told no more than that it is not. */
export type Refusal = 'not-active' | 'not-in-force' | 'not-a-recipient' | 'no-such-grant' | 'act' | 'column';

/** The columns of which something leaves. */
export function columnsOf(grant: Grant): string[] {
  return Object.entries(grant.columns).flatMap(([name, mask]) =>
    parseMask(mask).kind === 'drop' ? [] : [name],
  );
}

/** Whether an agreement gives what is asked: nothing when it does, else the first reason why not. */
export function findRefusal(agreement: Agreement, ask: Ask): Refusal | undefined {
  if (ask.state !== 'active') return 'not-active';
  if (ask.on < agreement.valid.from || ask.on >= agreement.valid.until) return 'not-in-force';
  const grant = agreement.grants.find(({ id }) => id === ask.grant);
  if (!grant) return 'no-such-grant';
  if (!grant.to.includes(ask.recipient)) return 'not-a-recipient';
  if (!grant.act.includes(ask.act)) return 'act';
  const granted = new Set(columnsOf(grant));
  if (granted.size === 0 && ask.act !== 'table') return 'column';
  return ask.columns.every((column) => granted.has(column)) ? undefined : 'column';
}
