import type { FhirContent, FhirSystemName, LocalTime } from '../../../base/claim/index.ts';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import type { Codeable, Extension, Identifier, Reference } from './shapes.ts';

/** How values of FHIR are read; what is not said is null. */
export type FhirReading = ReturnType<typeof openReading>;

const SATANG_A_BAHT = 100;
const TO_MINUTES = 'YYYY-MM-DDTHH:MM'.length;
const OFFSET = /(?:Z|[+-]\d{2}:\d{2})$/;
const MINUTE_MS = 60_000;

/** Opens the reading of a hospital's resources. */
export function openReading({ systems, utcOffset }: FhirContent, hospital: string) {
  const addresses = (name: FhirSystemName) =>
    systems[name].uris.map((uri) => uri.replace('{hospital}', hospital));
  const identified = (name: FhirSystemName, one: Identifier | undefined): boolean =>
    one?.system !== undefined && addresses(name).includes(one.system);
  return {
    addresses,
    /** The code given in a system; null where none is of it. */
    code: (name: FhirSystemName, from: Codeable | undefined): string | null =>
      from?.coding?.find(({ system }) => system !== undefined && addresses(name).includes(system))?.code ??
      null,
    /** The code in a system, or else the first: others name the same classification in other ways. */
    anyCode: (name: FhirSystemName, from: Codeable | undefined): string | null => {
      const own = from?.coding?.find(
        ({ system }) => system !== undefined && addresses(name).includes(system),
      );
      return (own ?? from?.coding?.[0])?.code ?? null;
    },
    identifier: (name: FhirSystemName, all: readonly Identifier[] | undefined): string | null =>
      all?.find((one) => identified(name, one))?.value ?? null,
    /** The number by which a reference names somebody who is not sent along. */
    named: (name: FhirSystemName, reference: Reference | undefined): string | null =>
      identified(name, reference?.identifier) ? (reference?.identifier?.value ?? null) : null,
    extension: (name: FhirSystemName, all: readonly Extension[] | undefined): Extension | undefined =>
      all?.find(({ url }) => addresses(name).includes(url)),
    satang: (money: Readonly<{ value?: number | undefined }> | undefined): number | null =>
      money?.value === undefined ? null : Math.round(money.value * SATANG_A_BAHT),
    /** A moment by the country's clocks, whatever clock it was written by. */
    moment: (text: string | undefined): LocalTime | null => localOf(text, utcOffset),
    day: (text: string | undefined): IsoDate | null => {
      const local = text !== undefined && OFFSET.test(text) ? localOf(text, utcOffset) : text;
      return parseIsoDate((local ?? '').slice(0, 10)) ?? null;
    },
  };
}

function localOf(text: string | undefined, utcOffset: string): LocalTime | null {
  if (text === undefined || !parseIsoDate(text.slice(0, 10))) return null;
  if (text.length < TO_MINUTES) return `${text.slice(0, 10)}T00:00`;
  if (!OFFSET.test(text) || text.endsWith(utcOffset)) return text.slice(0, TO_MINUTES);
  const moment = new Date(text);
  if (!Number.isFinite(moment.getTime())) return null;
  return new Date(moment.getTime() + aheadMs(utcOffset)).toISOString().slice(0, TO_MINUTES);
}

function aheadMs(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}
