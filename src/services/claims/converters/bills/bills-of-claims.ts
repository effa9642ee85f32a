import type { Claim, ClaimDrug, FileRows } from '../../../../base/claim/index.ts';
import { bahtText, momentText } from '../cells.ts';
import { makeRow } from './bill-cells.ts';
import type { BillFile } from './bill-file.ts';
import { type BillIds, type BillWriting, billItems, drugTotal, isClaimed, NOTHING } from './bill-lines.ts';
import { SECTIONS } from './check-bills.ts';

type Sections = Record<(typeof SECTIONS)[number][number], FileRows>;

/** Writes claims as the three files of a batch. What came as bills leaves as it came; of others, what bills can say. */
export function billsOfClaims(claims: readonly Claim[], writing: BillWriting): readonly BillFile[] {
  const { system, content, header } = writing;
  const written = claims.map((claim) => keptSections(claim) ?? makeSections(claim, writing));
  return SECTIONS.map((names) => {
    const sections = new Map(
      names.map((name) => [name, written.flatMap((one) => one[name])] as [string, FileRows]),
    );
    return {
      system: content.system,
      payPlan: system.payPlan,
      version: content.version,
      header: { ...header, count: sections.get(names[0])?.length ?? 0 },
      sections,
    };
  });
}

function keptSections({ rows }: Claim): Sections | undefined {
  if (!rows['BILLTRAN']) return undefined;
  const kept = (name: string) => rows[name] ?? [];
  return {
    BILLTRAN: kept('BILLTRAN'),
    BillItems: kept('BillItems'),
    Dispensing: kept('Dispensing'),
    DispensedItems: kept('DispensedItems'),
    OPServices: kept('OPServices'),
    OPDx: kept('OPDx'),
  };
}

function makeSections(claim: Claim, writing: BillWriting): Sections {
  const invoice = claim.seq ?? '';
  const ids = { invoice, service: `${invoice}S`, dispensing: `${invoice}D` };
  return {
    BILLTRAN: [billOf(claim, writing)],
    BillItems: billItems(claim, writing, ids),
    Dispensing: claim.drugs.length > 0 ? [dispensingOf(claim, writing, ids)] : [],
    DispensedItems: claim.drugs.map((drug) => dispensedOf(drug, writing, ids)),
    OPServices: servicesOf(claim, writing, ids),
    OPDx: claim.diagnoses.map(({ code, type }) =>
      makeRow(writing.set, 'OPDx', {
        Class: VISIT,
        SvID: ids.service,
        SL: type === writing.content.principalType ? writing.content.principal : OTHER,
        CodeSet: DIAGNOSES,
        Code: code,
      }),
    ),
  };
}

/** Words of the form itself. */
const VISIT = 'EC';
const OTHER = '4';
const DIAGNOSES = 'TT';
const PROCEDURES = 'IN';

function billOf(claim: Claim, { set, content }: BillWriting): readonly string[] {
  const { patient, right, totals } = claim;
  const plan = Object.entries(content.plans).find(([, scheme]) => scheme === right.scheme)?.[0] ?? '';
  const claimed = claim.charges.reduce(
    (sum, { group, satang }) => (isClaimed(group) ? sum + satang : sum),
    0,
  );
  return makeRow(set, 'BILLTRAN', {
    AuthCode: right.permit ?? '',
    DTtran: momentText(claim.service.from),
    Hcode: claim.hospital,
    Invno: claim.seq ?? '',
    Billno: claim.invoice.item ?? '',
    HN: claim.hn,
    Amount: bahtText(totals.chargedSatang),
    Paid: bahtText(totals.paidSatang),
    Tflag: content.newFlag,
    Pid: patient.number ?? '',
    Name: [patient.title, patient.givenName, patient.familyName].filter(Boolean).join(' '),
    HMain: right.mainHospital ?? '',
    PayPlan: plan,
    ClaimAmt: bahtText(claimed),
    OtherPay: NOTHING,
  });
}

function dispensingOf(claim: Claim, { set }: BillWriting, { invoice, service, dispensing }: BillIds) {
  const [first] = claim.drugs;
  const total = bahtText(claim.drugs.reduce((sum, drug) => sum + drugTotal(drug), 0));
  const moment = first?.on ? `${first.on}T00:00:00` : momentText(claim.service.from);
  return makeRow(set, 'Dispensing', {
    ProviderID: claim.hospital,
    DispID: dispensing,
    Invno: invoice,
    HN: claim.hn,
    PID: claim.patient.number ?? '',
    Prescdt: moment,
    Dispdt: moment,
    Prescb: first?.provider ?? '',
    Itemcnt: String(claim.drugs.length),
    ChargeAmt: total,
    ClaimAmt: total,
    Paid: NOTHING,
    OtherPay: NOTHING,
    SvID: service,
  });
}

function dispensedOf(drug: ClaimDrug, { set }: BillWriting, { dispensing }: BillIds) {
  const [price, total] = [bahtText(drug.priceSatang), bahtText(drugTotal(drug))];
  return makeRow(set, 'DispensedItems', {
    DispID: dispensing,
    Hospdrgid: drug.code,
    DrgID: drug.standardCode ?? '',
    dfsText: drug.name,
    Packsize: drug.unit ?? '',
    sigText: drug.directions ?? '',
    Quantity: String(drug.quantity),
    UnitPrice: price,
    ChargeAmt: total,
    ReimbPrice: price,
    ReimbAmt: total,
  });
}

function servicesOf(claim: Claim, { set, content }: BillWriting, { invoice, service }: BillIds): FileRows {
  const shared = {
    Invno: invoice,
    Hcode: claim.hospital,
    HN: claim.hn,
    PID: claim.patient.number ?? '',
    Clinic: claim.service.clinic ?? '',
  };
  const visit = makeRow(set, 'OPServices', {
    ...shared,
    SvID: service,
    Class: VISIT,
    TypeIn: claim.service.typeIn ?? '',
    TypeOut: claim.service.typeOut ?? '',
    SvPID: claim.diagnoses[0]?.provider ?? '',
    BegDT: momentText(claim.service.from),
    EndDT: momentText(claim.service.to),
    SvCharge: NOTHING,
  });
  const procedures = claim.procedures.map((procedure, at) =>
    makeRow(set, 'OPServices', {
      ...shared,
      SvID: `${service}${at + 1}`,
      Class: content.procedureClasses[0] ?? '',
      SvPID: procedure.provider ?? '',
      BegDT: momentText(procedure.from),
      EndDT: momentText(procedure.to),
      CodeSet: PROCEDURES,
      STDCode: procedure.code,
      SvCharge: procedure.priceSatang === null ? '' : bahtText(procedure.priceSatang),
    }),
  );
  return [visit, ...procedures];
}
