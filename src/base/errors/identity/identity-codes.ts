import { type CodeEntry, EXIT } from '../codes.ts';

/** What can go wrong when people and systems say who they are, and when one person is to be looked up because of a case. */
export const IDENTITY_CODES = {
  SIGN_IN_CLOSED: {
    status: 403,
    exit: EXIT.refused,
    text: {
      th: 'ระบบนี้ยังไม่ได้ต่อกับผู้ให้บริการยืนยันตัวตน ผู้ดูแลระบบต้องตั้งค่า CHIPAO_OIDC_ISSUER',
      en: 'No identity provider is connected here. The operator has to set CHIPAO_OIDC_ISSUER.',
    },
  },
  SIGN_IN_REFUSED: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: 'คำตอบของผู้ให้บริการยืนยันตัวตนใช้ไม่ได้ ({reason}) จึงไม่ได้เข้าสู่ระบบ เริ่มเข้าสู่ระบบใหม่',
      en: "The identity provider's answer was not accepted ({reason}), so nobody was signed in. Begin the sign-in again.",
    },
  },
  SIGN_IN_TOO_WEAK: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: 'การยืนยันตัวตนครั้งนี้ยังไม่รัดกุมพอ หรือผ่านมานานเกินไป สำหรับหน้าที่ของท่าน ({reason}) จึงไม่ได้เข้าสู่ระบบ ออกจากระบบของผู้ให้บริการยืนยันตัวตน แล้วเข้าใหม่ด้วยวิธีที่รัดกุมกว่า',
      en: 'For your role this sign-in was not strong enough, or was too long ago ({reason}), so nobody was signed in. Sign out at the identity provider and sign in again in a stronger way.',
    },
  },
  SIGN_IN_OVER: {
    status: 400,
    exit: EXIT.refused,
    text: {
      th: 'การเข้าสู่ระบบครั้งนี้หมดเวลาหรือใช้ไปแล้ว เริ่มเข้าสู่ระบบใหม่',
      en: 'This sign-in took too long or was used already. Begin the sign-in again.',
    },
  },
  PROVIDER_UNREACHABLE: {
    status: 503,
    exit: EXIT.busy,
    text: {
      th: 'ติดต่อผู้ให้บริการยืนยันตัวตนไม่ได้ ({reason}) ลองอีกครั้ง หากยังเป็นอยู่ให้ผู้ดูแลระบบตรวจ CHIPAO_OIDC_ISSUER',
      en: 'The identity provider cannot be reached ({reason}). Try again; if it stays so, the operator checks CHIPAO_OIDC_ISSUER.',
    },
  },
  SESSION_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีการเข้าใช้นี้ในบัญชีของท่าน อาจยุติไปแล้ว',
      en: 'You have no such session; it may have ended already.',
    },
  },
  CLIENT_REFUSED: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: 'ไม่รับระบบของหน่วยงาน: {reason}',
      en: 'The system of the agency was not let in: {reason}.',
    },
  },
  CLIENT_TAKEN: {
    status: 409,
    exit: EXIT.input,
    text: {
      th: 'มีระบบชื่อ {client} ลงทะเบียนไว้แล้ว ใช้ชื่ออื่น',
      en: 'A client named {client} is registered already, now or formerly. Use another id.',
    },
  },
  CLIENT_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีระบบชื่อ {client} ที่ยังใช้ได้ ดูรายการด้วย `chipao clients`',
      en: 'There is no client {client} that is still valid. See them with `chipao clients`.',
    },
  },
  CLIENT_KEY_INVALID: {
    status: 400,
    exit: EXIT.input,
    text: {
      th: 'กุญแจของระบบใช้ไม่ได้: {reason} ใช้กุญแจสาธารณะ Ed25519 หรือ P-256 ในรูป JWK หรือ PEM',
      en: 'The key of the client cannot be used: {reason}. Give a public key, Ed25519 or P-256, as JWK or PEM.',
    },
  },
  LOOK_UP_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีคำขอดูข้อมูลหมายเลขนี้ที่ท่านตอบได้',
      en: 'There is no such request to look somebody up that you may answer.',
    },
  },
  LOOK_UP_ANSWERED: {
    status: 409,
    exit: EXIT.input,
    text: {
      th: 'คำขอนี้มีผู้ตอบแล้ว คำตอบแรกมีผล',
      en: 'Somebody answered this request already; the first answer stands.',
    },
  },
  LOOK_UPS_TOO_MANY: {
    status: 429,
    exit: EXIT.refused,
    text: {
      th: 'ขอดูข้อมูลนอกพื้นที่ได้ไม่เกิน {most} ครั้งใน 24 ชั่วโมง ลองใหม่พรุ่งนี้ หรือให้เจ้าหน้าที่ของพื้นที่นั้นเปิดดู',
      en: 'At most {most} people may be asked for in 24 hours. Try tomorrow, or let an officer of that area look.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
