import { z } from 'zod';

const code = z.string().min(1);
const share = z.number().min(0).max(1);
const baht = z.number().positive();

/** What invented uploads of a country are made of. */
export const inventedContentSchema = z.strictObject({
  hospitalPrefix: z.string().regex(/^\d{2}$/),
  numberPrefix: z.string().regex(/^\d{3}$/),
  sexes: z.strictObject({ male: code, female: code }),
  clinic: code,
  titles: z.strictObject({ male: code, female: code }),
  districts: z.array(z.tuple([code, code])).min(1),
  schemes: z.array(z.strictObject({ code, sub: z.string(), share, permit: z.string() })).min(1),
  inPatientShare: share,
  accidentShare: share,
  procedureShare: share,
  itemShare: share,
  diagnoses: z.array(z.strictObject({ code, drugs: z.array(code).min(1), detail: code })).min(1),
  drugs: z.array(z.strictObject({ code, name: code, unit: code, price: baht, standard: code })).min(1),
  directions: code,
  procedures: z.array(code).min(1),
  items: z.array(z.strictObject({ type: code, code, price: baht })).min(1),
  /** What stands in every row of a file, by file and column. */
  always: z.record(z.string(), z.record(z.string(), z.string())),
  charges: z.strictObject({
    drugsHome: code,
    drugsHospital: code,
    service: code,
    servicePrice: baht,
    room: code,
    roomPrice: baht,
    items: code,
    procedure: code,
    procedurePrice: baht,
  }),
});

export type InventedContent = Readonly<z.infer<typeof inventedContentSchema>>;
