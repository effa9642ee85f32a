import type { Viewer } from '../../../base/access/index.ts';
import type { Ledger, LookUp } from '../../../base/ledger/index.ts';
import { personKeyOf } from '../../../base/model/index.ts';
import { formerKeys } from '../../../stages/linkage/index.ts';
import { currentKey, type Reading } from '../../lookup/index.ts';
import { causesOf } from './causes.ts';

/** An officer before one person: with whom a request opened, without whom a second person has to agree to first. */
export type Seeing = Readonly<{ viewer: Viewer; lookUp: LookUp | undefined }>;

/**
 * What an officer may see of one person beyond, or short of, the own area. Whoever lives outside it and whoever needs a second person
 * to agree is then not found, like somebody who does not exist.
 */
export async function seeWithLookUps(
  { ledger, reading }: Readonly<{ ledger: Ledger; reading: Reading }>,
  viewer: Viewer,
  text: string,
): Promise<Seeing> {
  if (viewer.role !== 'officer' || personKeyOf(text) === undefined) return { viewer, lookUp: undefined };
  const person = await currentKey(reading, text);
  const { lookUps } = ledger.identity;
  const [{ granted, watched: watchedNow }, former] = await Promise.all([
    lookUps.standing(viewer.subject, person),
    formerKeys(reading.serving, person),
  ]);
  // A watch stands with the person, whatever id they had when it began.
  const watched = watchedNow || (await Promise.all(former.map(lookUps.isWatched))).includes(true);
  // The same account may come back with another area, for which nothing was granted.
  if (granted?.area === viewer.area) return { viewer: { ...viewer, granted: [person] }, lookUp: granted };
  const own = personKeyOf(viewer.person ?? '');
  if (own === undefined && !watched) return { viewer, lookUp: undefined };
  const causes = await causesOf(reading, { person, own, area: viewer.area, watched });
  // Where somebody lives is the area's to say; only the other causes withhold a person of the own area.
  const withheld = causes.some((cause) => cause !== 'other-province');
  return { viewer: withheld ? { ...viewer, withheld: [person] } : viewer, lookUp: undefined };
}
