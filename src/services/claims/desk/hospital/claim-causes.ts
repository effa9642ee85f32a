import { z } from 'zod';
import type { ClaimErrorCode } from '../../../../base/claim/index.ts';
import type { HospitalDesk } from './hospital-desk.ts';

const findingsSchema = z.array(z.object({ code: z.string(), file: z.string(), field: z.string() }));

/** A code with its words; one that is in no list says only itself. */
export function causeOf({ content }: Pick<HospitalDesk, 'content'>, code: string): ClaimErrorCode {
  const known = content.errorCodes.find((one) => one.code === code);
  return known ?? { code, kind: 'correct', title: { th: code, en: code }, guide: { th: '', en: '' } };
}

/** What checks and payers said of one step of a claim, with the place where it is known. */
export function findingsOf(
  desk: Pick<HospitalDesk, 'content'>,
  { codes, detail }: Readonly<{ codes: readonly string[]; detail: Readonly<Record<string, unknown>> | null }>,
) {
  const findings = findingsSchema.safeParse(detail?.['findings']).data ?? [];
  const placed = findings.map(({ code, file, field }) => ({ ...causeOf(desk, code), file, field }));
  const known = new Set(findings.map(({ code }) => code));
  const rest = codes.filter((code) => !known.has(code));
  return [...placed, ...rest.map((code) => ({ ...causeOf(desk, code), file: null, field: null }))];
}
