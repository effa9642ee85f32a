import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type BookingDesk, bahtText, isRefused, openBookingDesk } from '../../../../services/claims/index.ts';
import { HOSPITALS_SEE, HOSPITALS_SEND } from '../../access-gate.ts';
import type { Gateway } from '../../gateway.ts';
import { assertOwnHospital, authorizeFdh, sendRefusal, sendSuccess } from '../fdh/index.ts';
import type { HubCallContext } from './call-context.ts';
import { readGetBody } from './get-body.ts';
import { BOOKING_UNKNOWN, sendPayerRefusal } from './hub-answers.ts';
import { amount, citizenNumber, moment, word } from './hub-words.ts';
import { noteCall } from './note-call.ts';

/** `total_amout` is how the hub spells it. */
const bookingSchema = z.object({
  service_date_time: moment,
  cid: citizenNumber,
  hcode: word,
  total_amout: amount,
  invoice_number: word,
  vn: word,
});
const numberSchema = z.object({ transaction_uid: word, hcode: word });
type BookingNumber = z.output<typeof numberSchema>;

const tags = ['fdh'];
const CANCELLED = { message_th: 'ยกเลิกการจองเคลมสำเร็จ' };
const FOUND = { message_th: 'พบข้อมูลการจองเคลม' };

/** Booking money for a claim, reading a booking and taking it back; v2 has the same by POST, for programs that cannot do otherwise. */
export function reservationRoutes(server: Gateway, context: HubCallContext): void {
  const desk = openBookingDesk(context);
  const read = readBooking(desk, context);
  const cancel = cancelBooking(desk);
  server.post(
    '/api/v1/reservation',
    { schema: { tags, summary: 'Books money for a claim', body: bookingSchema }, config: HOSPITALS_SEND },
    async (request, reply) => {
      const { hcode, cid, service_date_time, total_amout, invoice_number, vn } = request.body;
      const caller = authorizeFdh(request);
      assertOwnHospital(caller, hcode);
      const booked = await desk.reserve(
        {
          hospital: hcode,
          citizen: cid,
          servedAt: service_date_time,
          totalSatang: total_amout,
          invoice: invoice_number,
          visit: vn,
        },
        { person: context.claimTokens.person(cid), actor: caller.login },
      );
      if (isRefused(booked)) return sendPayerRefusal(reply, booked.refused);
      return sendSuccess(reply, { data: { transaction_uid: booked.transactionUid } });
    },
  );
  const reading = {
    schema: { tags, summary: 'A booking; the two words come in a JSON body or in the address' },
    config: HOSPITALS_SEE,
  };
  server.get('/api/v1/reservation', reading, async (request, reply) =>
    read(request, reply, await readGetBody(request, numberSchema)),
  );
  server.post(
    '/api/v2/reservation/get',
    { schema: { tags, summary: 'A booking', body: numberSchema }, config: HOSPITALS_SEE },
    (request, reply) => read(request, reply, request.body),
  );
  const cancelling = {
    schema: { tags, summary: 'Takes a booking back', body: numberSchema },
    config: HOSPITALS_SEND,
  };
  server.put('/api/v1/reservation', cancelling, (request, reply) => cancel(request, reply, request.body));
  server.post('/api/v2/reservation/cancel', cancelling, (request, reply) =>
    cancel(request, reply, request.body),
  );
}

function readBooking(desk: BookingDesk, context: HubCallContext) {
  return async (request: FastifyRequest, reply: FastifyReply, { transaction_uid, hcode }: BookingNumber) => {
    assertOwnHospital(authorizeFdh(request), hcode);
    const booking = await desk.find({ hospital: hcode, transactionUid: transaction_uid });
    if (!booking) return sendRefusal(reply, BOOKING_UNKNOWN);
    await noteCall(context, request, { act: 'read-reservation' });
    return sendSuccess(reply, {
      ...FOUND,
      data: {
        cid: booking.citizen,
        hcode: booking.hospital,
        id_booking: Number(booking.number),
        invoice_number: booking.invoice,
        service_date_time: booking.servedAt,
        total_amout: bahtText(booking.totalSatang),
        transaction_uid: booking.transactionUid,
        uuid_booking: booking.reference,
        vn: booking.visit,
      },
    });
  };
}

function cancelBooking(desk: BookingDesk) {
  return async (request: FastifyRequest, reply: FastifyReply, { transaction_uid, hcode }: BookingNumber) => {
    const caller = authorizeFdh(request);
    assertOwnHospital(caller, hcode);
    const cancelled = await desk.cancel({
      hospital: hcode,
      transactionUid: transaction_uid,
      actor: caller.login,
    });
    if (!cancelled) return sendRefusal(reply, BOOKING_UNKNOWN);
    if (isRefused(cancelled)) return sendPayerRefusal(reply, cancelled.refused);
    return sendSuccess(reply, CANCELLED);
  };
}
