import type { Claim } from '../../../base/claim/index.ts';
import { type Entry, said } from '../resource.ts';
import { list, type Writing } from './person.ts';
import type { Coding } from './words.ts';

const TYPE = 'http://terminology.hl7.org/CodeSystem/claim-type';
const PRIORITY = 'http://terminology.hl7.org/CodeSystem/processpriority';

/** What is told beside diagnoses and items. */
export const INFORMATION = {
  referral: 'referral',
  leave: 'leave',
  accident: 'accident',
  paid: 'paid',
  unclaimed: 'unclaimed',
} as const;
export const ITEM_KINDS = { charge: 'charge', item: 'item', drug: 'drug', procedure: 'procedure' } as const;

/** The claim itself: what is asked for, by which right, with what it stands on. */
export function claimEntry(writing: Writing, receivedOn: string): Entry {
  const { claim, words, places } = writing;
  const { hospital, kind, diagnoses, procedures, service, right, invoice, totals } = claim;
  return {
    fullUrl: places.of('Claim'),
    resource: said({
      resourceType: 'Claim',
      identifier: [
        ...list(words.identifier('invoice', invoice.number)),
        ...list(words.identifier('invoice-item', invoice.item)),
      ],
      status: 'active',
      type: { coding: [{ system: TYPE, code: 'institutional' }] },
      subType: words.codeable('claim-kind', kind),
      use: 'claim',
      patient: { reference: places.of('Patient') },
      billablePeriod: said({ start: words.moment(service.from), end: words.moment(service.to) }),
      created: words.moment(service.to) ?? words.moment(service.from) ?? receivedOn,
      provider: words.named('hospital', hospital),
      priority: { coding: [{ system: PRIORITY, code: 'normal' }] },
      supportingInfo: inSequence(informationOf(writing)),
      diagnosis: inSequence(
        diagnoses.map(({ type }, at) => ({
          diagnosisReference: { reference: places.of('Condition', at) },
          type: list(words.codeable('diagnosis-type', type)),
        })),
      ),
      procedure: inSequence(
        procedures.map(({ type }, at) => ({
          type: list(words.codeable('procedure-type', type)),
          procedureReference: { reference: places.of('Procedure', at) },
        })),
      ),
      insurance: [
        said({
          sequence: 1,
          focal: true,
          coverage: { reference: places.of('Coverage') },
          preAuthRef: list(right.permit),
        }),
      ],
      item: inSequence(itemsOf(writing)),
      total: words.money(totals.chargedSatang),
    }),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function inSequence(parts: readonly Fields[]): Fields[] {
  return parts.map((part, at) => ({ sequence: at + 1, ...said(part) }));
}

function itemsOf(writing: Writing): Fields[] {
  const { claim, words, places } = writing;
  const { charges, items, drugs, procedures } = claim;
  const within = [{ reference: places.of('Encounter') }];
  const kindOf = (kind: string, ...more: readonly (readonly Coding[])[]) =>
    words.codings(words.coding('item-kind', kind), ...more);
  const unnamed = { text: '-' };
  return [
    ...charges.map(({ group, on, satang }) => ({
      category: kindOf(ITEM_KINDS.charge),
      productOrService: words.codeable('charge-group', group) ?? unnamed,
      servicedDate: words.day(on),
      net: words.money(satang),
    })),
    ...items.map(({ type, code, quantity, rateSatang, totalSatang, on, serial }) => ({
      category: kindOf(ITEM_KINDS.item, words.coding('item-type', type)),
      productOrService: words.codeable('item', code) ?? unnamed,
      servicedDate: words.day(on),
      quantity: { value: quantity },
      unitPrice: words.money(rateSatang),
      net: words.money(totalSatang),
      udi: list(serial && { identifier: { value: serial } }),
    })),
    ...drugs.map(({ code, priceSatang, totalSatang }, at) => ({
      extension: words.extension('drug', {
        valueReference: { reference: places.of('MedicationDispense', at) },
      }),
      category: kindOf(ITEM_KINDS.drug),
      productOrService: words.codeable('drug', code) ?? unnamed,
      unitPrice: words.money(priceSatang),
      net: words.money(totalSatang),
    })),
    ...procedures.flatMap(({ code, priceSatang }, at) =>
      priceSatang === null
        ? []
        : [
            {
              procedureSequence: [at + 1],
              category: kindOf(ITEM_KINDS.procedure),
              productOrService: words.codeable('procedure', code) ?? unnamed,
              net: words.money(priceSatang),
            },
          ],
    ),
  ].map((item) => ({ ...item, encounter: within }));
}

function informationOf({ claim, words }: Writing): Fields[] {
  const of = (code: string) => ({ category: words.codeable('information', code) });
  return [
    ...claim.referrals.map(({ hospital, direction, on }) => ({
      ...of(INFORMATION.referral),
      code: words.codeable('referral-direction', direction),
      timingDate: words.day(on),
      valueReference: words.named('hospital', hospital),
    })),
    ...claim.leaves.map(({ from, to, days }) => ({
      ...of(INFORMATION.leave),
      timingPeriod: said({ start: words.moment(from), end: words.moment(to) }),
      valueQuantity: days === null ? undefined : { value: days, unit: 'd' },
    })),
    ...accidentOf(claim.accident, words).map((fields) => ({ ...of(INFORMATION.accident), ...fields })),
    ...(claim.totals.paidSatang === 0
      ? []
      : [{ ...of(INFORMATION.paid), valueQuantity: { value: claim.totals.paidSatang / 100, unit: 'baht' } }]),
    ...(claim.service.isClaimed ? [] : [{ ...of(INFORMATION.unclaimed), valueBoolean: true }]),
  ];
}

function accidentOf(accident: Claim['accident'], words: Writing['words']): Fields[] {
  if (!accident) return [];
  const { type, at, permit, urgency } = accident;
  return [
    {
      code: words.codeable('accident-type', type),
      timingPeriod: said({ start: words.moment(at) }),
      valueString: permit ?? undefined,
      reason: words.codeable('urgency', urgency),
    },
  ];
}
