import type { FhirContent, FhirSystemName, LocalTime } from '../../../base/claim/index.ts';
import { parseIsoDate } from '../../../base/model/index.ts';
import { said } from '../resource.ts';

export type Coding = Readonly<{ system: string; code: string }>;
export type Codeable = Readonly<{ coding: readonly Coding[] }>;
export type Identifier = Readonly<{ system: string; value: string; type?: Codeable }>;
export type Reference = Readonly<{ reference: string }> | Readonly<{ identifier: Identifier }>;
export type Money = Readonly<{ value: number; currency: string }>;

/** How values are said in FHIR; what is not known is nothing, and is left out. */
export type FhirWords = ReturnType<typeof openWords>;

const SATANG_A_BAHT = 100;
const MINUTES = /T([01]\d|2[0-3]):[0-5]\d$/;

/** Opens the words of a country for one hospital, in whose name its own numbers are given. */
export function openWords({ systems, currency, utcOffset }: FhirContent, hospital: string) {
  const systemOf = (name: FhirSystemName) => (systems[name].uris[0] ?? '').replace('{hospital}', hospital);
  const coding = (name: FhirSystemName, code: string | null): Coding[] =>
    code === null || code === '' ? [] : [{ system: systemOf(name), code }];
  const codings = (...parts: readonly (readonly Coding[])[]): Codeable | undefined => {
    const all = parts.flat();
    return all.length === 0 ? undefined : { coding: all };
  };
  const identifier = (name: FhirSystemName, value: string | null): Identifier | undefined =>
    value === null || value === '' ? undefined : { system: systemOf(name), value };
  return {
    coding,
    codings,
    codeable: (name: FhirSystemName, code: string | null) => codings(coding(name, code)),
    identifier,
    /** Somebody or something known by a number and not sent along. */
    named: (name: FhirSystemName, value: string | null): Reference | undefined => {
      const known = identifier(name, value);
      return known && { identifier: known };
    },
    money: (satang: number | null): Money | undefined =>
      satang === null ? undefined : { value: satang / SATANG_A_BAHT, currency },
    /** A moment on the calendar, with what the country's clocks are ahead. */
    moment: (local: LocalTime | null): string | undefined =>
      local !== null && parseIsoDate(local.slice(0, 10)) && MINUTES.test(local)
        ? `${local}:00${utcOffset}`
        : undefined,
    day: (day: string | null): string | undefined => (day !== null && parseIsoDate(day) ? day : undefined),
    extension: (name: FhirSystemName, value: Readonly<Record<string, unknown>>) =>
      Object.keys(said(value)).length === 0 ? [] : [{ url: systemOf(name), ...said(value) }],
  };
}
