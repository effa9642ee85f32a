import { type CodeEntry, EXIT } from '../codes.ts';

/** What can go wrong where parties are told of life events. */
export const EVENT_CODES = {
  EVENT_SUBSCRIPTION_UNKNOWN: {
    status: 404,
    exit: EXIT.notFound,
    text: {
      th: 'ไม่พบการรับแจ้งเหตุการณ์หมายเลข {subscription} หรือสิ้นสุดแล้ว ดูที่มีด้วย `chipao events status`',
      en: 'There is no subscription {subscription}, or it has ended. `chipao events status` lists them.',
    },
  },
  EVENT_GRANT_UNFIT: {
    status: 422,
    exit: EXIT.refused,
    text: {
      th: 'สิทธิ {grant} ในข้อตกลงใช้รับแจ้งเหตุการณ์ตามที่ขอไม่ได้ เพราะ {reason} เลือกสิทธิอื่นหรือแก้ข้อตกลงแล้วลงนามใหม่',
      en: 'The grant {grant} cannot be told events as asked: {reason}. Name another grant, or have a next version of the agreement signed.',
    },
  },
  EVENT_KIND_UNKNOWN: {
    status: 400,
    exit: EXIT.usage,
    text: {
      th: 'ไม่มีเหตุการณ์ชนิด {kind} ชนิดที่มี: {known}',
      en: 'There is no kind of event {kind}. Kinds: {known}.',
    },
  },
  EVENT_ADDRESS_REFUSED: {
    status: 422,
    exit: EXIT.usage,
    text: {
      th: 'ส่งเหตุการณ์ไปยังที่อยู่นี้ไม่ได้ เพราะ {reason} ใช้ที่อยู่ https ที่เข้าถึงได้จากภายนอก',
      en: 'Events cannot be sent to this address: {reason}. Use an https address that can be reached from outside.',
    },
  },
  EVENT_NOT_TAKEN: {
    status: 502,
    exit: EXIT.refused,
    text: {
      th: 'ปลายทางไม่รับเหตุการณ์ ({reason}) ระบบจะลองใหม่เอง ดูสถานะด้วย `chipao events status`',
      en: 'The receiver did not take the event ({reason}). It is tried again by itself; `chipao events status` tells how it stands.',
    },
  },
} as const satisfies Record<string, CodeEntry>;
