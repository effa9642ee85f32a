/** The sentences of the page on which one chooses whom to be. */
export const WORDS = {
  title: { th: 'เข้าใช้แบบทดลอง', en: 'Trial sign-in' },
  why: {
    th: 'ใช้ระหว่างพัฒนาเท่านั้น ทุกคนเป็นบุคคลสมมุติ ไม่ต้องใช้รหัสผ่าน เลือกว่าจะเป็นใคร',
    en: 'For development only. Everybody here is invented and needs no password. Choose whom to be.',
  },
  officials: { th: 'เจ้าหน้าที่', en: 'Officials' },
  citizens: { th: 'ประชาชน', en: 'Citizens' },
  noCitizens: {
    th: 'ยังไม่มีข้อมูลที่เผยแพร่ จึงยังไม่มีประชาชนให้เลือก',
    en: 'Nothing is published yet, so there are no citizens to choose.',
  },
  other: { th: 'เป็นคนอื่น', en: 'Somebody else' },
  role: { th: 'บทบาท', en: 'Role' },
  area: { th: 'รหัสพื้นที่', en: 'Area code' },
  name: { th: 'ชื่อบัญชี', en: 'Account name' },
  person: { th: 'รหัสบุคคลของตน ถ้ามี', en: 'Id of the own person, if any' },
  agency: {
    th: 'รหัสหน่วยงานของผู้ดูแลข้อมูล หรือรหัสโรงพยาบาล ถ้ามี',
    en: 'Agency of a steward, or code of a hospital, if any',
  },
  go: { th: 'เข้าสู่ระบบ', en: 'Sign in' },
  wrong: {
    th: 'เข้าใช้ไม่ได้: ตรวจบทบาท รหัสพื้นที่ ชื่อบัญชี รหัสบุคคล และรหัสโรงพยาบาล',
    en: 'That does not work: check role, area code, account name, person id and hospital code.',
  },
  gone: {
    th: 'หน้านี้หมดอายุ กลับไปเริ่มเข้าสู่ระบบใหม่',
    en: 'This page is too old. Go back and begin the sign-in again.',
  },
  back: { th: 'ไปหน้าแรก', en: 'To the first page' },
} as const;
