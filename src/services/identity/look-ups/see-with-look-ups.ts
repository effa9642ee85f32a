import { asOfficer, type Viewer } from '../../../base/access/index.ts';
import type { Ledger, LookUp } from '../../../base/ledger/index.ts';
import { personKeyOf } from '../../../base/model/index.ts';
import { currentKeys } from '../../../stages/linkage/index.ts';
import { peopleSeen, type Reading } from '../../lookup/index.ts';
import { openRelatives } from './relatives.ts';

/**
 * An officer before people: without those a second person has to agree to first, and with whom a request opened. `isHidden`: the one
 * person asked about may not be seen, or does not exist.
 */
export type Seeing = Readonly<{ viewer: Viewer; lookUp: LookUp | undefined; isHidden: boolean }>;

/** Whose pages are asked for: the id of one person, or nobody's in particular. */
export type SeeingAsked = Readonly<{ reading: Reading; viewer: Viewer; person: string | undefined }>;

/** Tells what an officer may see of people beyond, or short of, the own area. */
export type See = (asked: SeeingAsked) => Promise<Seeing>;

/**
 * Opens what stands between officers and people: relatives of the officer and people who are watched are withheld until a request for
 * the one person is open. The same is asked and worked out whoever it is about, also for somebody who does not exist.
 */
export function openSeeing({ ledger }: Readonly<{ ledger: Ledger }>): See {
  const relativesOf = openRelatives();
  const { lookUps } = ledger.identity;
  return async ({ reading, viewer, person }) => {
    if (viewer.role !== 'officer') return { viewer, lookUp: undefined, isHidden: false };
    const own = personKeyOf(viewer.person ?? '');
    const asked = personKeyOf(person ?? '');
    const [watched, open] = await Promise.all([lookUps.watched(), lookUps.open(viewer.subject)]);
    // The same account may come back with another area, for which nothing was granted.
    const granted = open.filter(({ area }) => area === viewer.area);
    const known = [own ?? [], asked ?? [], watched, granted.map(({ personKey }) => personKey)].flat();
    const aliases = await currentKeys(reading.serving, known);
    // A watch and a grant stand with the person, whatever id they had when these began.
    const nowOf = (key: bigint) => aliases.get(key) ?? key;
    const withheld = new Set([
      ...watched.map(nowOf),
      ...(own === undefined ? [] : await relativesOf(reading, nowOf(own))),
    ]);
    for (const { personKey } of granted) withheld.delete(nowOf(personKey));
    const lookUp =
      asked === undefined ? undefined : granted.find(({ personKey }) => nowOf(personKey) === nowOf(asked));
    const seen = lookUp ? { granted: [nowOf(lookUp.personKey)] } : {};
    const officer = asOfficer({ ...viewer, ...seen, withheld });
    if (asked === undefined) return { viewer: officer, lookUp, isHidden: false };
    const found = await peopleSeen(reading, officer, [nowOf(asked)]);
    return { viewer: officer, lookUp, isHidden: found.seen.size === 0 };
  };
}
