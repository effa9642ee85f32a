import { problem } from '../../base/errors/index.ts';
import { type Row, sql } from '../../base/lake/index.ts';
import { type IsoDate, type PersonId, personIdOf, personKeyOf, type Text } from '../../base/model/index.ts';
import { gapsOf } from '../../stages/gaps/index.ts';
import { followAlias, formerKeys } from '../../stages/linkage/index.ts';
import { type FlagDesk, placeOf } from './flag-desk.ts';
import { evidenceWords } from './flag-words.ts';
import { type FlagStanding, standingOf } from './move-flag.ts';

/** A flag on one person, with what was decided about it and what can follow. */
export type PersonFlag = FlagStanding &
  Readonly<{
    programme: string;
    kind: string;
    /** Whether the data of now still shows it; what was decided stays on record either way. */
    found: boolean;
    evidence: Text[];
    doubts: Text[];
    keep: string | null;
    confidencePercent: number | null;
  }>;

/** The flags on one person, as of the published set. */
export type PersonFlags = Readonly<{ person: PersonId; asOf: IsoDate; flags: PersonFlag[] }>;

/** All flags on a person. Throws PERSON_UNKNOWN alike for nobody and for somebody outside the officer's area. */
export async function readPersonFlags(desk: FlagDesk, person: string): Promise<PersonFlags> {
  const asked = personKeyOf(person);
  if (asked === undefined) throw problem('PERSON_UNKNOWN');
  const personKey = await followAlias(desk.reading.serving, asked);
  if (!(await placeOf(desk, personKey))) throw problem('PERSON_UNKNOWN');
  return {
    person: personIdOf(personKey),
    asOf: desk.reading.asOf,
    flags: await flagsOf(desk, personKey),
  };
}

/** Those the data shows now, and those with which a step was taken. */
async function flagsOf({ reading, flags }: FlagDesk, personKey: bigint): Promise<PersonFlag[]> {
  const [rows, steps] = await Promise.all([
    reading.serving.rows(
      sql`select * from ${await gapsOf(reading.serving, [personKey])} where person_id = ${personKey} order by programme, kind`,
    ),
    formerKeys(reading.serving, personKey).then((former) => flags.historyOf([personKey, ...former])),
  ]);
  const found = new Map(rows.map((row) => [`${row['programme']} ${row['kind']}`, row]));
  const touched = new Map(steps.map((step) => [`${step.programme} ${step.kind}`, step]));
  const names = [...new Set([...found.keys(), ...touched.keys()])].sort();
  return names.map((name) => {
    const [programme = '', kind = ''] = name.split(' ');
    const history = steps.filter((step) => step.programme === programme && step.kind === kind);
    const standing = standingOf(kind, history, reading.country.gaps.flags.appealDays);
    return { ...standing, programme, kind, ...whatShows(reading, found.get(name)) };
  });
}

function whatShows(
  reading: FlagDesk['reading'],
  row: Row | undefined,
): Pick<PersonFlag, 'found' | 'evidence' | 'doubts' | 'keep' | 'confidencePercent'> {
  if (!row) return { found: false, evidence: [], doubts: [], keep: null, confidencePercent: null };
  const keep = row['keep'];
  return {
    found: true,
    ...evidenceWords(reading, row),
    keep: typeof keep === 'string' ? keep : null,
    confidencePercent: Number(row['confidence']),
  };
}
