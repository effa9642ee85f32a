import { problem } from '../../../base/errors/index.ts';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import type { HouseholdChange, PackageHousehold } from '../../../stages/entitlements/index.ts';

const MOST = 20;
const YEARS_AHEAD = 2;
const SATANG = 100n;
/** Whole baht a year: up to a billion either way. */
const BAHT = /^-?\d{1,10}$/;

/** What changes are read against: the day of the data, and the people whom the officer may see. */
export type ChangeGround = Readonly<{
  asOf: IsoDate;
  members: ReadonlySet<string>;
  /** Members of whom a register tells the death: nothing more happens to them. */
  dead: ReadonlySet<string>;
  /** Who would move in, as far as the officer may see them. */
  newcomers: ReadonlyMap<string, PackageHousehold['members'][number]>;
}>;

/**
 * Reads what may happen to a household as it is written: `born:2026-10-01`, `dies:PERSON`, `leaves:PERSON`,
 * `joins:PERSON`, `earns:PERSON:120000`.
 * Says by the number of the change what is wrong with it, since a message never holds who it is about.
 */
export function readChanges(written: readonly string[], ground: ChangeGround): HouseholdChange[] {
  if (written.length > MOST) throw problem('CHANGES_TOO_MANY', { most: MOST });
  const gone = new Set<string>();
  const come = new Set<string>();
  return written.map((text, at) => {
    const change = readChange(text, at + 1, ground);
    if (change.kind === 'joins') {
      const { id } = change.member;
      if (come.has(id) || (ground.members.has(id) && !gone.has(id)))
        throw problem('CHANGE_CONTRADICTS', { place: at + 1 });
      come.add(id);
      gone.delete(id);
    }
    if ('person' in change) {
      if (!ground.members.has(change.person) && !come.has(change.person))
        throw problem('CHANGE_OF_ANOTHER', { place: at + 1 });
      if (gone.has(change.person) || ground.dead.has(change.person))
        throw problem('CHANGE_CONTRADICTS', { place: at + 1 });
      if (change.kind !== 'earns') gone.add(change.person);
    }
    return change;
  });
}

function readChange(text: string, place: number, { asOf, newcomers }: ChangeGround): HouseholdChange {
  const [kind = '', who = '', baht = '', ...more] = text.trim().split(':');
  const unreadable = () => problem('CHANGE_UNREADABLE', { place, day: asOf });
  if (who === '' || more.length > 0 || (baht !== '') !== (kind === 'earns')) throw unreadable();
  switch (kind) {
    case 'born': {
      const on = parseIsoDate(who);
      if (!on) throw unreadable();
      const to = `${Number(asOf.slice(0, 4)) + YEARS_AHEAD}${asOf.slice(4)}`;
      if (on < asOf || on > to) throw problem('CHANGE_DAY_OUT_OF_RANGE', { place, from: asOf, to });
      return { kind, id: `child-${place}`, on };
    }
    case 'dies':
    case 'leaves':
      return { kind, person: who };
    case 'joins': {
      const member = newcomers.get(who);
      if (!member) throw problem('CHANGE_OF_NOBODY', { place });
      return { kind, member };
    }
    case 'earns':
      if (!BAHT.test(baht)) throw unreadable();
      return { kind, person: who, satang: BigInt(baht) * SATANG };
    default:
      throw unreadable();
  }
}
