import type { Claim, ClaimRegisterContent } from '../../../base/claim/index.ts';
import type { FileSet } from '../../../filesets/index.ts';
import { bahtText } from '../converters/index.ts';
import { lifeFactsOf } from './life-facts.ts';

/** Values of one row by the names of its columns. */
export type RegisterRow = Readonly<Record<string, string>>;
/** Rows by the names of their files. */
export type RegisterRows = Readonly<Record<string, readonly RegisterRow[]>>;

type Telling = Readonly<{
  content: ClaimRegisterContent;
  /** The files that claims come in. */
  claimFiles: FileSet;
  /** When the claim last changed: `YYYYMMDDHHMMSS` by the country's clocks. */
  updated: string;
}>;

/** What an accepted claim tells the registers: who came when, and births, deaths and scores of daily living. */
export function registerRowsOf(claim: Claim, telling: Telling): RegisterRows {
  const { content, claimFiles, updated } = telling;
  const { hospital, hn, seq, an, service, right, totals } = claim;
  const { death, birth, functioning } = content;
  const facts = lifeFactsOf(claim, content, claimFiles);
  const ids = { HOSPCODE: hospital, PID: content.numberPrefix + hn, D_UPDATE: updated };
  const visited = digits(service.from).slice(0, DAY_DIGITS);
  const visit = { ...ids, HN: hn, SEQ: seq ?? an ?? '', DATE_SERV: visited };
  return {
    PERSON: [{ ...ids, ...personRow(claim, content) }],
    SERVICE: [{ ...visit, INSTYPE: right.scheme ?? '', PRICE: bahtText(totals.chargedSatang) }],
    DEATH:
      facts.diedOn === null
        ? []
        : [
            {
              ...ids,
              HOSPDEATH: hospital,
              AN: an ?? '',
              SEQ: seq ?? '',
              DDEATH: digits(facts.diedOn),
              CDEATH: facts.causeOfDeath ?? '',
              PDEATH: death.placeInHospital,
            },
          ],
    NEWBORN:
      facts.bornOn === null
        ? []
        : [{ ...ids, BDATE: digits(facts.bornOn), BPLACE: birth.placeInHospital, BHOSP: hospital }],
    FUNCTIONAL: facts.functioning
      ? [
          {
            ...visit,
            FUNCTIONAL_TEST: functioning.test,
            TESTRESULT: String(facts.functioning.score),
            DEPENDENT: facts.functioning.degree,
          },
        ]
      : [],
  };
}

const DAY_DIGITS = 8;

function personRow({ hn, patient }: Claim, content: ClaimRegisterContent): RegisterRow {
  const { number, title, givenName, familyName, sex, bornOn, nationality } = patient;
  return {
    CID: number !== null && /^\d{13}$/.test(number) ? number : '',
    PRENAME: title ?? '',
    NAME: givenName ?? '',
    LNAME: familyName ?? '',
    HN: hn,
    SEX: sex === null ? '' : content.sexes[sex],
    BIRTH: digits(bornOn),
    NATION: nationality ?? content.unknownNationality,
    TYPEAREA: content.typeArea,
  };
}

/** A day or a moment as these files write it. */
function digits(moment: string | null): string {
  return (moment ?? '').replaceAll(/\D/g, '');
}
