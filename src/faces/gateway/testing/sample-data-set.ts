import { z } from 'zod';
import { claimKeyOf } from '../../../base/claim/index.ts';
import { openClaimTokens } from '../../../services/claims/index.ts';
import { sampleNumber } from '../../../services/claims/testing/sample-upload.ts';
import type { HospitalHub } from './hospital-program.ts';

export const HOSPITAL = '10001';

/** One visit in the Financial Data Set. */
export const dataSet = (seq: string, changes: object = {}) => ({
  PATIENT: {
    HN: 'H1',
    ID_TYPE: '1',
    ID: sampleNumber(77),
    NAME: { TITLE: 'นาง', GIVEN: 'ทดลอง', FAMILY: 'ตัวอย่าง' },
    BIRTHDATE: '1960-05-04',
    GENDER: '2',
    HCODE: HOSPITAL,
    INSCL: 'OFC',
    HMAIN: HOSPITAL,
    ...changes,
  },
  SERVICE: {
    OPD: { SEQ: seq, OPD_DATE_TIME: '2026-10-01T09:30:00', CLINIC: '01' },
    DX: [{ DIAG: 'J069', DIAGTYPE: '1', PROFESSION_ID: 'ว12345' }],
  },
  BENEFITS: {
    CHA: [{ CHRGITEM: '71', DATE: '2026-10-01', AMOUNT: '300.00', TOTAL: '300.00', PAID: '0.00' }],
    CHAD: [
      {
        BILLGRCS: '07',
        STDCODE: '30101',
        QTY: '1',
        UNITPRICE: '300.00',
        CHARGEAMT: '300.00',
        SERVDATE: '2026-10-01',
      },
    ],
  },
});

/** What is kept of the claim of such a visit. */
export function keptOf({ house: { ledger, keys } }: HospitalHub, visit: string) {
  const key = claimKeyOf({ hospital: HOSPITAL, hn: 'H1', seq: visit, an: null });
  return ledger.claims.byKey(openClaimTokens(keys).claim(key));
}

/** The receipt in an answer. */
export function receiptOf(body: string): string {
  return z.object({ receipt_id: z.string() }).parse(JSON.parse(body)).receipt_id;
}
