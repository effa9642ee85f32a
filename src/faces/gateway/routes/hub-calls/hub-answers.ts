import type { FastifyReply } from 'fastify';
import type { PayerRefusal } from '../../../../services/claims/index.ts';
import { type HubRefusal, sendRefusal } from '../fdh/index.ts';

/** What the hub says when a number of a booking is none of the hospital's that stands. */
export const BOOKING_UNKNOWN: HubRefusal = {
  status: 404,
  message: 'transaction not found',
  messageTh: 'ไม่พบข้อมูลการจองเคลม',
};

/** What it says of a claim or visit that was not sent. */
export const NOT_SENT = { message: 'not found', messageTh: 'ไม่มีรายการนี้ส่งเข้ามาในระบบ' };

/** Tells a hospital that the payer's side did not do it, in the payer's own words. */
export function sendPayerRefusal(reply: FastifyReply, refused: PayerRefusal): FastifyReply {
  return sendRefusal(reply, {
    status: 503,
    message: 'external server error',
    messageTh: 'ระบบปลายทางขัดข้องหรือไม่รับรายการ',
    error: refused,
  });
}
