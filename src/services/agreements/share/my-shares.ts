import {
  type Act,
  type Agreement,
  columnsOf,
  type Grant,
  isMeantAsSigned,
  recipientApi,
} from '../../../base/agreement/index.ts';
import { dayOf, type Text } from '../../../base/model/index.ts';
import { isSignedByAll, readKept } from '../register/index.ts';
import type { ShareDesk } from './share-desk.ts';

/** What one party may ask. */
export type GivenShare = Readonly<{
  agreement: string;
  version: number;
  hash: string;
  grant: string;
  title: Text;
  dataset: string;
  columns: readonly Readonly<{ name: string; mask: string }>[];
  acts: readonly Act[];
  lookupBy: readonly string[];
  output: Grant['output'];
  duty: Grant['duty'];
  until: string;
}>;

type Desk = Pick<ShareDesk, 'ledger' | 'country' | 'now' | 'timeZone'>;

/** The grants of agreements in force to a party. */
export async function listShares(desk: Desk, recipient: string): Promise<GivenShare[]> {
  const inForce = await agreementsInForce(desk);
  return inForce.flatMap(({ agreement, hash }) =>
    agreement.grants
      .filter(({ to }) => to.includes(recipient))
      .map((grant) => ({
        agreement: agreement.id,
        version: agreement.version,
        hash,
        grant: grant.id,
        title: grant.title,
        dataset: grant.dataset,
        columns: columnsOf(grant).map((name) => ({ name, mask: grant.columns[name] ?? 'drop' })),
        acts: grant.act,
        lookupBy: grant.lookupBy,
        output: grant.output,
        duty: grant.duty,
        until: agreement.valid.until,
      })),
  );
}

/** The API as a party has it: what is not given to it does not exist there. */
export async function describeApi(desk: Desk, recipient: string) {
  const inForce = await agreementsInForce(desk);
  return recipientApi(
    recipient,
    inForce.map(({ agreement }) => agreement),
    desk.country.content.datasets,
  );
}

async function agreementsInForce({
  ledger,
  country,
  now,
  timeZone,
}: Desk): Promise<Readonly<{ agreement: Agreement; hash: string }>[]> {
  const on = dayOf(now(), timeZone);
  const kept = (await ledger.agreements.list()).map(readKept);
  const inForce = kept.filter(
    ({ state, agreement: { valid } }) => state === 'active' && on >= valid.from && on < valid.until,
  );
  const signed = await Promise.all(inForce.map((read) => isSignedByAll(ledger.agreements, read)));
  const given = (grants: readonly Grant[]) =>
    grants.filter((grant) => isMeantAsSigned(grant, country.content.datasets));
  return inForce
    .filter((_, place) => signed[place])
    .map(({ agreement, kept: { hash } }) => ({
      agreement: { ...agreement, grants: given(agreement.grants) },
      hash,
    }));
}
