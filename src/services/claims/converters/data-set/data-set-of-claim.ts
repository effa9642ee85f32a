import type { Claim, ClaimDrug, ClaimItem, DataSetContent } from '../../../../base/claim/index.ts';
import { bahtText, momentText } from '../cells.ts';
import { KEPT_AS } from './claim-of-data-set.ts';
import type { Fields } from './read-data-set.ts';

/** A data set as it is written. */
export type DataSetOut = Readonly<{
  PATIENT: Readonly<Record<string, string | Fields>>;
  SERVICE: Readonly<Record<string, Fields | readonly Fields[]>>;
  BENEFITS: Readonly<Record<string, readonly Fields[]>>;
}>;

/** Writes a claim as a data set: as it came where it came so, else what a data set can say of it. */
export function dataSetOfClaim(claim: Claim, content: DataSetContent): unknown {
  const kept = claim.rows[KEPT_AS]?.[0]?.[0];
  return kept === undefined ? makeDataSet(claim, content) : (JSON.parse(kept) as unknown);
}

function makeDataSet(claim: Claim, content: DataSetContent): DataSetOut {
  return {
    PATIENT: patientFields(claim, content),
    SERVICE: {
      ...visitFields(claim),
      DX: claim.diagnoses.map(({ code, type, provider, on, clinic }) =>
        said({ DIAG: code, DIAGTYPE: type, PROFESSION_ID: provider, DATEDX: dayTime(on), CLINIC: clinic }),
      ),
      PC: claim.procedures.map(({ code, type, provider, from, to, priceSatang }) =>
        said({
          OPER: code,
          OPTYPE: type,
          PROFESSION_ID: provider,
          DATE_TIME_IN: momentText(from),
          DATE_TIME_OUT: momentText(to),
          SERVEPRICE: priceSatang === null ? null : bahtText(priceSatang),
        }),
      ),
      AER: emergencyFields(claim),
    },
    BENEFITS: {
      CHA: chargeFields(claim),
      CHAD: [
        ...claim.drugs.map((drug) => drugFields(drug, content)),
        ...claim.items.map((item) => itemFields(item, content)),
        ...claim.labs.map(({ test, result, on }) =>
          said({ LABTEST: test, LAB_RESULT: result, SERVDATE: dayTime(on) }),
        ),
      ],
      LVD: claim.leaves.map(({ from, to, days }, at) =>
        said({
          SEQLVD: String(at + 1),
          DATE_TIME_OUT: momentText(from),
          DATE_TIME_IN: momentText(to),
          QTYDAY: numberText(days),
        }),
      ),
    },
  };
}

function patientFields({ hospital, hn, patient, right, service }: Claim, content: DataSetContent) {
  return {
    ...said({
      HN: hn,
      ID_TYPE: patient.numberType,
      ID: patient.number,
      BIRTHDATE: patient.bornOn,
      GENDER: patient.sex === null ? null : patient.sex === 'm' ? '1' : '2',
      NATIONALITY: patient.nationality,
      HCODE: hospital,
      HMAIN: right.mainHospital,
      HSUB: right.subHospital,
      INSCL: right.scheme,
      SUBTYPE: right.subScheme,
      DOCNO: right.permit,
      DATEIN: dayTime(right.validFrom),
      DATEEXP: dayTime(right.validTo),
      UUC: service.isClaimed ? content.claimed : content.unclaimed,
    }),
    NAME: said({ TITLE: patient.title, GIVEN: patient.givenName, FAMILY: patient.familyName }),
  };
}

function visitFields({ kind, seq, an, service }: Claim) {
  const { vitals } = service;
  const isStay = kind === 'IP';
  return {
    VISIT: said({ WEIGHT: numberText(service.weightKg) }),
    VITALSIGN: said({
      BTEMP: numberText(vitals.temperature),
      SBP: numberText(vitals.systolic),
      DBP: numberText(vitals.diastolic),
      PR: numberText(vitals.pulse),
      RR: numberText(vitals.breaths),
    }),
    OPD: said({
      SEQ: seq,
      TYPEIN: service.typeIn,
      TYPEOUT: service.typeOut,
      OPD_DATE_TIME: isStay ? null : momentText(service.from),
      CLINIC: isStay ? null : service.clinic,
    }),
    IPD: said({
      AN: an,
      ADM_DATE_TIME: isStay ? momentText(service.from) : null,
      DSC_DATE_TIME: momentText(service.to),
      DISCHS: service.dischargeStatus,
      DISCHT: service.dischargeType,
      DEPT: isStay ? service.clinic : null,
      WARDDSC: service.ward,
    }),
  };
}

function emergencyFields({ accident, referrals }: Claim): readonly Fields[] {
  const of = (one: Claim['referrals'][number]) =>
    said({
      DATE_TIME_IN: dayTime(one.on),
      REFMAINI: one.direction === '1' ? one.hospital : null,
      REFMAINO: one.direction === '1' ? null : one.hospital,
    });
  const happened =
    accident &&
    said({
      AETYPE: accident.type,
      AE_DATE_TIME: momentText(accident.at),
      AUTHAE: accident.permit,
      EMTYPE: accident.urgency,
    });
  return [...(happened ? [happened] : []), ...referrals.map(of)];
}

function chargeFields(claim: Claim): readonly Fields[] {
  return claim.charges.map(({ group, on, satang }) =>
    said({
      CHRGITEM: group,
      DATE: on,
      AMOUNT: bahtText(satang),
      TOTAL: bahtText(claim.totals.chargedSatang),
      PAID: bahtText(claim.totals.paidSatang),
      INVOICE_NO: claim.invoice.number,
      INVOICE_LT: claim.invoice.item,
    }),
  );
}

function itemFields(item: ClaimItem, { groups, defaultSystem }: DataSetContent): Fields {
  const group = Object.entries(groups).find(([, one]) => one.item === item.type)?.[0];
  return said({
    CODE_SYS: defaultSystem,
    BILLGRCS: group ?? item.type,
    STDCODE: item.code,
    SERVDATE: dayTime(item.on),
    QTY: numberText(item.quantity),
    UNITPRICE: bahtText(item.rateSatang),
    CHARGEAMT: item.totalSatang === null ? null : bahtText(item.totalSatang),
    SERIAL_NO: item.serial,
  });
}

function drugFields(drug: ClaimDrug, { drugSystems }: DataSetContent): Fields {
  return said({
    CODE_SYS: drugSystems[0] ?? '',
    STDCODE: drug.standardCode,
    SERVDATE: dayTime(drug.on),
    LOCAL_CODE: drug.code,
    DESCRIPT: drug.name,
    QTY: numberText(drug.quantity),
    UNIT: drug.unit,
    UNITPRICE: bahtText(drug.priceSatang),
    CHARGEAMT: drug.totalSatang === null ? null : bahtText(drug.totalSatang),
    USE_STATUS: drug.use,
    SIGTEXT: drug.directions,
    PROVIDER: drug.provider,
  });
}

/** Days stand as moments in this form. */
function dayTime(day: string | null): string | null {
  return day === null ? null : `${day}T00:00:00`;
}

function numberText(value: number | null): string | null {
  return value === null ? null : String(value);
}

/** Only what is said. */
function said(fields: Readonly<Record<string, string | null>>): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === null || value === '' ? [] : [[name, value]],
    ),
  );
}
