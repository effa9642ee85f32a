import type { FileSet } from '../../../src/filesets/index.ts';
import { sampleUpload } from '../../../src/services/claims/testing/sample-upload.ts';

/** Somebody as a hospital writes them down. */
export type Somebody = Readonly<{
  number: string;
  title: string;
  given: string;
  family: string;
  sex: 'm' | 'f';
  born: string;
}>;

/** The files that a hospital sends of one visit or stay, and which set they are of. */
type Sending = Readonly<{ set: FileSet; hospital: string; seed: number; whose: Somebody }>;

/** A day as files have it: `YYYYMMDD`. */
export const digits = (day: string) => day.replaceAll('-', '');

/** The files of a stay, in which somebody may have died. */
export function uploadOfStay(
  { set, hospital, seed, whose }: Sending,
  { from, to, diagnosis, died }: Readonly<{ from: string; to: string; diagnosis: string; died?: true }>,
) {
  const PERSON_ID = whose.number;
  const [began, ended] = [digits(from), digits(to)];
  const out = died ? { DISCHS: '9', DISCHT: '9' } : {};
  return sampleUpload(set, {
    ...{ hospital, visits: 0, stays: 1, seed },
    changes: {
      PAT: patient(whose),
      INS: { CID: PERSON_ID },
      IPD: { DATEADM: began, DATEDSC: ended, ...out },
      IDX: { DIAG: diagnosis },
      IOP: { DATEIN: began, DATEOUT: began },
      CHT: { DATE: ended, PERSON_ID },
      CHA: { DATE: ended, PERSON_ID },
    },
  });
}

/** The files of a visit in which a score of daily living was taken. */
export function uploadOfVisit(
  { set, hospital, seed, whose }: Sending,
  { on, score }: Readonly<{ on: string; score: string }>,
) {
  const PERSON_ID = whose.number;
  const day = digits(on);
  return sampleUpload(set, {
    ...{ hospital, visits: 1, seed },
    changes: {
      PAT: patient(whose),
      INS: { CID: PERSON_ID },
      OPD: { DATEOPD: day },
      ODX: { DATEDX: day, PERSON_ID },
      OOP: { DATEOPD: day, PERSON_ID },
      CHT: { DATE: day, PERSON_ID },
      CHA: { DATE: day, PERSON_ID },
      ADP: { DATEOPD: day, BI: score },
      DRU: { DATE_SERV: day, PERSON_ID },
    },
  });
}

function patient({ number, title, given, family: last, sex, born }: Somebody) {
  const named = {
    TITLE: title,
    FNAME: given,
    LNAME: last,
    NAMEPAT: `${given} ${last},${title}`.slice(0, 36),
  };
  return { ...named, PERSON_ID: number, DOB: digits(born), SEX: sex === 'm' ? '1' : '2' };
}
