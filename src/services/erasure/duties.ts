import type { ErasureDuty } from '../../base/model/index.ts';
import type { ErasureHouse } from './erasure-house.ts';
import type { LinkedPerson } from './linked-person.ts';
import { type PublishedSource, publishedSources } from './traces.ts';

/** Last steps after which a dispute is not open any more. */
const DECIDED: readonly string[] = ['accepted', 'refused', 'withdrawn', 'upheld', 'dismissed', 'ended'];

/** The duties that stand against erasing this person on this ground, today. */
export async function dutiesAgainst(
  house: ErasureHouse,
  { person, basis, now }: Readonly<{ person: LinkedPerson; basis: string; now: Date }>,
): Promise<ErasureDuty[]> {
  const sources = await publishedSources(house);
  const standing: ErasureDuty[] = [];
  for (const duty of house.country.erasure().duties) {
    if (duty.yieldsTo.includes(basis)) continue;
    if (await isHolding(house, duty, { person, sources, now })) standing.push(duty);
  }
  return standing;
}

type Standing = Readonly<{ person: LinkedPerson; sources: readonly PublishedSource[]; now: Date }>;

async function isHolding({ ledger }: ErasureHouse, duty: ErasureDuty, standing: Standing): Promise<boolean> {
  const people = standing.person.subjects;
  if (duty.kind === 'register') return isOnRegister(duty, standing);
  if (duty.kind === 'dispute')
    return (await ledger.disputes.ofPerson(people)).some(
      ({ history }) => !DECIDED.includes(history.at(-1)?.act ?? ''),
    );
  const last = new Map<string, string>();
  for (const { programme, kind, state } of await ledger.flags.historyOf(people))
    last.set(`${programme} ${kind}`, state);
  return [...last.values()].some((state) => duty.states.some((one) => one === state));
}

function isOnRegister(
  { sources: names, unlessIn, years }: Extract<ErasureDuty, { kind: 'register' }>,
  { person, sources, now }: Standing,
): boolean {
  if (unlessIn.some((source) => person.rows.has(source))) return false;
  return names.some((source) => {
    if (!person.rows.has(source)) return false;
    const asOf = sources.find(({ contract }) => contract.id === source)?.version.sources[0]?.asOf;
    if (years === undefined || asOf === undefined) return true;
    const until = new Date(asOf);
    until.setUTCFullYear(until.getUTCFullYear() + years);
    return now < until;
  });
}
