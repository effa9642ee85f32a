import type { Claim, ClaimService } from '../../../base/claim/index.ts';
import { VITALS } from '../write/service.ts';
import { encounterShape, observationShape } from './shapes.ts';
import type { FhirReading } from './words.ts';

/** A visit or stay as its encounter tells it. */
export type Visit = Readonly<{
  seq: string | null;
  an: string | null;
  isStay: boolean;
  service: ClaimService;
}>;
type Observed = Readonly<{
  vitals: ClaimService['vitals'];
  weightKg: number | null;
  labs: Claim['labs'];
}>;

const STAY = 'IMP';

/** The visit or stay, with what was measured in it. */
export function visitOf(
  resource: unknown,
  words: FhirReading,
  { vitals, weightKg }: Observed,
): Visit | undefined {
  const encounter = encounterShape.safeParse(resource).data;
  if (!encounter) return undefined;
  const { identifier, period, serviceType, hospitalization, location } = encounter;
  const left = hospitalization?.dischargeDisposition;
  const an = words.identifier('stay-number', identifier);
  return {
    seq: words.identifier('visit-number', identifier),
    an,
    isStay: an !== null || encounter.class?.code === STAY,
    service: {
      from: words.moment(period?.start),
      to: words.moment(period?.end),
      clinic: words.code('clinic', serviceType),
      typeIn: words.code('type-in', hospitalization?.admitSource),
      typeOut: words.code('type-out', left),
      dischargeStatus: words.code('discharge-status', left),
      dischargeType: words.code('discharge-type', left),
      ward: words.named('ward', location?.[0]?.location),
      weightKg,
      vitals,
      isClaimed: true,
    },
  };
}

/** Vital signs, weight and laboratory results; of a sign measured twice the last counts. */
export function observedOf(resources: readonly unknown[], words: FhirReading): Observed {
  const observations = resources.flatMap((resource) => {
    const { data } = observationShape.safeParse(resource);
    return data ? [data] : [];
  });
  const value = (wanted: string): number | null => {
    const found = VITALS.find(({ vital }) => vital === wanted);
    const measured = observations.findLast(({ code }) =>
      code?.coding?.some((coding) => coding.code === found?.code),
    );
    return measured?.valueQuantity?.value ?? null;
  };
  return {
    vitals: {
      temperature: value('temperature'),
      systolic: value('systolic'),
      diastolic: value('diastolic'),
      pulse: value('pulse'),
      breaths: value('breaths'),
    },
    weightKg: value('weight'),
    labs: observations.flatMap(({ code, effectiveDateTime, valueString, valueQuantity, category }) => {
      const isTest = category?.some(({ coding }) => coding?.some((one) => one.code === 'laboratory'));
      if (!isTest) return [];
      return {
        test: words.code('lab', code) ?? '',
        result: valueString ?? (valueQuantity?.value === undefined ? '' : String(valueQuantity.value)),
        on: words.day(effectiveDateTime),
      };
    }),
  };
}
