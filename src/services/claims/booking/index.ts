export { type AuthenticatedVisit, authenticateVisit } from './authenticate-visit.ts';
export { type BookedClaim, type BookingDesk, type BookingHouse, openBookingDesk } from './booking-desk.ts';
export { openBookingOverHttp } from './booking-over-http.ts';
export {
  type Authentication,
  type Booking,
  type BookingPort,
  isRefused,
  type PayerRefusal,
} from './booking-port.ts';
export { openHubBooking } from './hub-booking.ts';
