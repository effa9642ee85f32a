import { type CodeEntry, EXIT } from '../codes.ts';

/** What can go wrong between a hospital's program and the hub. The hub's own wording of each is in the gateway, word for word. */
export const HUB_CODES = {
  HUB_LOGIN_REFUSED: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: 'ชื่อผู้ใช้ รหัสผ่าน หรือรหัสหน่วยบริการไม่ถูกต้อง ตรวจทั้งสามค่าแล้วลองใหม่ ผิดติดกัน {most} ครั้งบัญชีจะถูกล็อก {minutes} นาที',
      en: 'User, password or hospital code is not right. Check all three and try again; after {most} failures in a row the account is locked for {minutes} minutes.',
    },
  },
  HUB_ACCOUNT_LOCKED: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: 'บัญชีถูกล็อกชั่วคราวเพราะใส่รหัสผ่านผิดหลายครั้ง ลองใหม่ในอีก {minutes} นาที หรือให้ผู้ดูแลระบบปลดล็อก',
      en: 'The account is locked for a while after several failures. Try again in {minutes} minutes, or have the operator admit it again.',
    },
  },
  HUB_ACCOUNT_SUSPENDED: {
    status: 403,
    exit: EXIT.refused,
    text: {
      th: 'บัญชีนี้ถูกระงับ ติดต่อผู้ดูแลระบบเพื่อเปิดใช้อีกครั้ง',
      en: 'This account is suspended. Ask the operator to admit it again.',
    },
  },
  HUB_ACCOUNT_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่มีบัญชี {login} ของหน่วยบริการ {hospital} ดูรายการด้วย `chipao fdh accounts list`',
      en: 'There is no account {login} of hospital {hospital}. See `chipao fdh accounts list`.',
    },
  },
  HUB_ACCOUNT_INVALID: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'เพิ่มบัญชีไม่ได้: {reason}',
      en: 'The account cannot be added: {reason}.',
    },
  },
  HUB_TOKEN_MISSING: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: 'ไม่พบ token ในหัวข้อ Authorization ขอ token ที่ /token แล้วส่งมาด้วย',
      en: 'There is no token in the Authorization header. Ask for one at /token and send it along.',
    },
  },
  HUB_TOKEN_INVALID: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: 'token ใช้ไม่ได้: ไม่ใช่ token ที่ระบบนี้ออก หรือถูกแก้ไข ขอใหม่ที่ /token',
      en: 'The token cannot be used: it was not issued here or was changed. Ask for a new one at /token.',
    },
  },
  HUB_TOKEN_EXPIRED: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: 'token หมดอายุแล้ว ขอใหม่ที่ /token แล้วส่งอีกครั้ง',
      en: 'The token is over. Ask for a new one at /token and send again.',
    },
  },
  HUB_SESSION_ENDED: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: 'บัญชีของ token นี้ถูกระงับหรือเปลี่ยนรหัสผ่านแล้ว ขอ token ใหม่ที่ /token',
      en: 'The account of this token was suspended, or its password changed. Ask for a new token at /token.',
    },
  },
  HUB_SCOPE_MISSING: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: 'token นี้ไม่มีสิทธิ {scope} ให้ผู้ดูแลระบบเพิ่มสิทธิในบัญชี แล้วขอ token ใหม่',
      en: 'This token lacks the scope {scope}. Have the operator add it to the account, then ask for a new token.',
    },
  },
  HUB_HOSPITAL_OTHER: {
    status: 401,
    exit: EXIT.refused,
    text: {
      th: 'ข้อมูลเป็นของหน่วยบริการอื่น ไม่ใช่ของบัญชีที่ใช้ ส่งด้วยบัญชีของหน่วยบริการนั้น',
      en: 'The data are of another hospital than the account. Send them with an account of that hospital.',
    },
  },
  CLAIM_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบรายการเบิกนี้ หรือไม่ใช่ของหน่วยบริการของท่าน เลือกจากรายการอีกครั้ง',
      en: 'This claim is not found, or is not of your hospital. Choose one from the list again.',
    },
  },
  CLAIM_RECEIPT_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบเลขรับนี้ในรายการของโรงพยาบาล ตรวจเลขรับ หรือดูรายการที่ส่งทั้งหมดที่หน้าการเบิกจ่าย',
      en: 'The hospital has no upload with this receipt. Check the number, or look through what was sent on the page of claims.',
    },
  },
  CLAIM_STEP_REFUSED: {
    status: 409,
    exit: EXIT.refused,
    text: {
      th: 'รายการนี้อยู่ในสถานะ {state} จึงทำ {act} ไม่ได้ ยังไม่มีอะไรเปลี่ยน เปิดรายการอีกครั้งเพื่อดูว่าทำอะไรได้',
      en: 'This claim is {state}, so {act} cannot follow. Nothing changed; open it again to see what can.',
    },
  },
  HUB_UPLOAD_TOO_LARGE: {
    status: 413,
    exit: EXIT.input,
    text: {
      th: 'ไฟล์รวมกันเกิน {megabytes} เมกะไบต์ ยังไม่มีอะไรถูกบันทึก แบ่งส่งเป็นหลายชุด',
      en: 'The files together are over {megabytes} MB. Nothing was kept; send them in several uploads.',
    },
  },
  HUB_RATE_EXCEEDED: {
    status: 429,
    exit: EXIT.busy,
    text: {
      th: 'ขณะนี้มีการส่งเกิน {uploadsASecond} ครั้งต่อวินาที ยังไม่มีอะไรถูกบันทึก ส่งอีกครั้งในอีก {retryAfterSeconds} วินาทีแล้วจะได้คิวทันที',
      en: 'More than {uploadsASecond} uploads a second are coming in. Nothing was kept; send again in {retryAfterSeconds} seconds, and it is taken at once.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
