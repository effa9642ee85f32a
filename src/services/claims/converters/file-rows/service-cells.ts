import type { Claim } from '../../../../base/claim/index.ts';
import { baht, type Cells, clock, compact, type FileCells } from './cell-text.ts';

const CLAIMED = '1';
const NOT_CLAIMED = '2';

/** Files that tell of a visit. */
export function visitCells(claim: Claim): FileCells {
  const { service, diagnoses, procedures, referrals } = claim;
  const [ids, day] = [{ HN: claim.hn, SEQ: claim.seq }, compact(service.from)];
  const person = { PERSON_ID: claim.patient.number };
  return {
    OPD: [{ ...ids, DATEOPD: day, ...visitRow(claim) }],
    ODX: diagnoses.map(({ code, type, provider, on, clinic }) => ({
      ...ids,
      ...person,
      DATEDX: compact(on) || day,
      CLINIC: clinic ?? service.clinic,
      DIAG: code,
      DXTYPE: type,
      DRDX: provider,
    })),
    OOP: procedures.map(({ code, provider, from, priceSatang }) => ({
      ...ids,
      ...person,
      DATEOPD: compact(from) || day,
      CLINIC: service.clinic,
      OPER: code,
      DROPID: provider,
      SERVPRICE: baht(priceSatang),
    })),
    ORF: referrals.map(({ hospital, direction, on }) => ({
      ...ids,
      DATEOPD: day,
      CLINIC: service.clinic,
      REFER: hospital,
      REFERTYPE: direction,
      REFERDATE: compact(on),
    })),
  };
}

/** Files that tell of a stay. */
export function stayCells({ hn, an, service, diagnoses, procedures, referrals, leaves }: Claim): FileCells {
  const ids = { AN: an };
  return {
    IPD: [
      {
        HN: hn,
        ...ids,
        DATEADM: compact(service.from),
        TIMEADM: clock(service.from),
        DATEDSC: compact(service.to),
        TIMEDSC: clock(service.to),
        DISCHS: service.dischargeStatus,
        DISCHT: service.dischargeType,
        WARDDSC: service.ward,
        DEPT: service.clinic,
        ADM_W: service.weightKg,
        UUC: service.isClaimed ? CLAIMED : NOT_CLAIMED,
      },
    ],
    IDX: diagnoses.map(({ code, type, provider }) => ({ ...ids, DIAG: code, DXTYPE: type, DRDX: provider })),
    IOP: procedures.map(({ code, type, provider, from, to }) => ({
      ...ids,
      OPER: code,
      OPTYPE: type,
      DROPID: provider,
      DATEIN: compact(from),
      TIMEIN: clock(from),
      DATEOUT: compact(to),
      TIMEOUT: clock(to),
    })),
    IRF: referrals.map(({ hospital, direction }) => ({ ...ids, REFER: hospital, REFERTYPE: direction })),
    LVD: leaves.map(({ from, to, days }, at) => ({
      SEQLVD: at + 1,
      ...ids,
      DATEOUT: compact(from),
      TIMEOUT: clock(from),
      DATEIN: compact(to),
      TIMEIN: clock(to),
      QTYDAY: days,
    })),
  };
}

function visitRow({ service }: Claim): Cells {
  const { vitals } = service;
  return {
    CLINIC: service.clinic,
    TIMEOPD: clock(service.from),
    UUC: service.isClaimed ? CLAIMED : NOT_CLAIMED,
    BTEMP: vitals.temperature,
    SBP: vitals.systolic,
    DBP: vitals.diastolic,
    PR: vitals.pulse,
    RR: vitals.breaths,
    TYPEIN: service.typeIn,
    TYPEOUT: service.typeOut,
  };
}
