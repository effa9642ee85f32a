import type { LocalTime } from '../../../base/claim/index.ts';

/** Money that a hospital asks a payer to keep for a visit. */
export type Booking = Readonly<{
  hospital: string;
  citizen: string;
  servedAt: LocalTime;
  totalSatang: number;
  invoice: string;
  visit: string;
}>;

/** A visit whose patient has proven who they are, for which a payer gives a code. */
export type Authentication = Readonly<{
  hospital: string;
  citizen: string;
  scheme: string;
  servedAt: LocalTime;
  visit: string;
  totalSatang: number;
  /** By which way the patient was authenticated. */
  source: string;
}>;

/** Why a payer does not do what it was asked, field by field, in its own words. */
export type PayerRefusal = Readonly<{
  error: string;
  message: readonly Readonly<{ field: string; message: string }>[];
}>;

/** An answer of a payer: what was asked for, or why not. */
export type PayerReply<Given> = Given | Readonly<{ refused: PayerRefusal }>;

/**
 * A payer's side of booking. `key` names what is asked for: asked again with the same key, a payer does nothing twice and answers the
 * same.
 */
export type BookingPort = Readonly<{
  book: (key: string, booking: Booking) => Promise<PayerReply<Readonly<{ reference: string }>>>;
  cancel: (key: string, reference: string) => Promise<PayerReply<Readonly<{ cancelled: true }>>>;
  authenticate: (key: string, visit: Authentication) => Promise<PayerReply<Readonly<{ code: string }>>>;
}>;

/** Whether a payer did not do it. */
export function isRefused<Given extends object>(
  reply: PayerReply<Given>,
): reply is Readonly<{ refused: PayerRefusal }> {
  return 'refused' in reply;
}
