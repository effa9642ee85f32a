import type { Text } from '../../base/model/index.ts';
import type { FhirFaultKind } from './read/claims-of-bundle.ts';

/** What is wrong with a bundle, and what to do about it. */
export const FHIR_FAULT_WORDS: Readonly<Record<FhirFaultKind, Text>> = {
  'not-fhir': {
    th: 'ส่วนนี้ไม่เป็นไปตามโครงสร้าง FHIR R4 แก้ให้ตรงโครงสร้างแล้วส่งใหม่',
    en: 'This part is not as FHIR R4 has it. Mend it and send again.',
  },
  'no-claim': {
    th: 'Bundle นี้ไม่มี Claim ใส่ Claim อย่างน้อยหนึ่งรายการพร้อมข้อมูลที่อ้างถึง',
    en: 'The Bundle holds no Claim. Put in at least one, with everything it refers to.',
  },
  'other-hospital': {
    th: 'Claim.provider ไม่ใช่หน่วยบริการของ token นี้ ใช้รหัสหน่วยบริการ 5 หลักของท่าน',
    en: 'Claim.provider is not the hospital of this token. Give the five digits of your own hospital.',
  },
  'no-patient': {
    th: 'ไม่พบ Patient ที่ Claim.patient อ้างถึงใน Bundle เดียวกัน',
    en: 'The Patient that Claim.patient names is not in the Bundle.',
  },
  'no-patient-number': {
    th: 'Patient ไม่มีเลข HN ของหน่วยบริการ ใส่ identifier ที่ลงท้าย /HN',
    en: 'The Patient has no number of the hospital. Give an identifier whose system ends in /HN.',
  },
  'no-encounter': {
    th: 'ไม่พบ Encounter ของ Claim นี้ ให้ Claim.item.encounter อ้างถึง Encounter ใน Bundle เดียวกัน',
    en: 'No Encounter of this Claim was found. Let Claim.item.encounter name one in the Bundle.',
  },
  'no-visit-number': {
    th: 'Encounter ไม่มีเลขที่การมารับบริการ ใส่ identifier ที่ลงท้าย /VN สำหรับผู้ป่วยนอก หรือ /AN สำหรับผู้ป่วยใน',
    en: 'The Encounter has no number. Give an identifier whose system ends in /VN for a visit or /AN for a stay.',
  },
  'visit-twice': {
    th: 'มี Claim ของการมารับบริการครั้งเดียวกันซ้ำใน Bundle ให้เหลือรายการเดียว',
    en: 'Another Claim of this Bundle is of the same visit or stay. Leave one of them.',
  },
};
