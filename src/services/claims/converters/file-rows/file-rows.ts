import type { Claim, FileRows } from '../../../../base/claim/index.ts';
import type { FileSet } from '../../../../filesets/index.ts';
import { bahtText } from '../cells.ts';
import { baht, type Cells, clock, compact, type FileCells } from './cell-text.ts';
import { stayCells, visitCells } from './service-cells.ts';

const MALE = '1';
const FEMALE = '2';
const OUTPATIENT = ['OPD', 'ORF', 'ODX', 'OOP'];
const INPATIENT = ['IPD', 'IRF', 'IDX', 'IOP'];

/**
 * The rows of the 16 files for a claim that came in another form: payers are sent files, whatever a hospital sent. What the plain claim
 * does not hold stays empty.
 */
export function fileRowsOf(claim: Claim, set: FileSet): Readonly<Record<string, FileRows>> {
  const cells = { ...sharedCells(claim), ...(claim.kind === 'IP' ? stayCells(claim) : visitCells(claim)) };
  const unused = claim.kind === 'IP' ? OUTPATIENT : INPATIENT;
  return Object.fromEntries(
    set.files.flatMap(({ name, columns }) => {
      const rows = unused.includes(name) ? [] : (cells[name] ?? []);
      const written = rows.map((row) => columns.map((column) => cellText(row[column.name])));
      return written.length > 0 ? [[name, written]] : [];
    }),
  );
}

function cellText(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function sharedCells(claim: Claim): FileCells {
  const { accident } = claim;
  const [ids, day] = [idsOf(claim), dayOf(claim)];
  return {
    INS: [rightCells(claim)],
    PAT: [patientCells(claim)],
    ...moneyCells(claim),
    ...itemCells(claim),
    AER: accident
      ? [
          {
            ...ids,
            DATEOPD: day,
            AUTHAE: accident.permit,
            AEDATE: compact(accident.at),
            AETIME: clock(accident.at),
            AETYPE: accident.type,
            EMTYPE: accident.urgency,
          },
        ]
      : [],
  };
}

function idsOf({ hn, seq, an }: Claim): Cells {
  return { HN: hn, SEQ: seq, AN: an };
}

/** The day a claim is charged on: of discharge, or of the visit. */
function dayOf({ service }: Claim): string {
  return compact(service.to ?? service.from);
}

function rightCells(claim: Claim): Cells {
  const { hospital, patient, right } = claim;
  return {
    ...idsOf(claim),
    INSCL: right.scheme,
    SUBTYPE: right.subScheme,
    CID: patient.number,
    HCODE: hospital,
    DATEIN: compact(right.validFrom),
    DATEEXP: compact(right.validTo),
    HOSPMAIN: right.mainHospital,
    HOSPSUB: right.subHospital,
    PERMITNO: right.permit,
  };
}

function moneyCells(claim: Claim): FileCells {
  const { charges, totals, invoice, patient } = claim;
  const [ids, day] = [{ ...idsOf(claim), PERSON_ID: patient.number }, dayOf(claim)];
  return {
    CHT: [
      {
        ...ids,
        DATE: day,
        TOTAL: bahtText(totals.chargedSatang),
        PAID: bahtText(totals.paidSatang),
        INVOICE_NO: invoice.number,
        INVOICE_LT: invoice.item,
      },
    ],
    CHA: charges.map(({ group, on, satang }) => ({
      ...ids,
      DATE: compact(on) || day,
      CHRGITEM: group,
      AMOUNT: bahtText(satang),
    })),
  };
}

function itemCells(claim: Claim): FileCells {
  const { hospital, seq, items, drugs, labs, patient, service } = claim;
  const [ids, day] = [idsOf(claim), dayOf(claim)];
  const person = { ...ids, PERSON_ID: patient.number, HCODE: hospital };
  return {
    ADP: items.map((item) => ({
      ...ids,
      DATEOPD: compact(item.on) || day,
      TYPE: item.type,
      CODE: item.code,
      QTY: item.quantity,
      RATE: bahtText(item.rateSatang),
      TOTAL: baht(item.totalSatang),
      SERIALNO: item.serial,
    })),
    DRU: drugs.map((drug) => ({ ...person, CLINIC: service.clinic, ...drugCells(drug, day) })),
    // That file knows visits only.
    LABFU: (seq === null ? [] : labs).map(({ test, result, on }) => ({
      ...person,
      DATESERV: compact(on) || day,
      LABTEST: test,
      LABRESULT: result,
    })),
  };
}

function patientCells({ hospital, hn, patient }: Claim): Cells {
  const { number, numberType, title, givenName, familyName, sex, bornOn, nationality } = patient;
  const names = [givenName, familyName].filter(Boolean).join(' ');
  return {
    HCODE: hospital,
    HN: hn,
    DOB: compact(bornOn),
    SEX: sex === null ? null : sex === 'm' ? MALE : FEMALE,
    NATION: nationality,
    PERSON_ID: number,
    NAMEPAT: names === '' ? null : `${names},${title ?? ''}`,
    TITLE: title,
    FNAME: givenName,
    LNAME: familyName,
    IDTYPE: numberType,
  };
}

function drugCells(drug: Claim['drugs'][number], day: string): Cells {
  return {
    DATE_SERV: compact(drug.on) || day,
    DID: drug.code,
    DIDNAME: drug.name,
    AMOUNT: drug.quantity,
    DRUGPRIC: bahtText(drug.priceSatang),
    DIDSTD: drug.standardCode,
    UNIT: drug.unit,
    TOTAL: baht(drug.totalSatang),
    USE_STATUS: drug.use,
    SIGTEXT: drug.directions,
    PROVIDER: drug.provider,
  };
}
