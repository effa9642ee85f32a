import type { Claim, ClaimDrug } from '../../../base/claim/index.ts';
import { INFORMATION, ITEM_KINDS } from '../write/claim-resource.ts';
import type { BundleParts } from './bundle-parts.ts';
import {
  conditionShape,
  dispenseShape,
  type FhirClaim,
  type FhirInformation,
  type FhirItem,
  procedureShape,
} from './shapes.ts';
import type { FhirReading } from './words.ts';

/** What the lists of a claim are read with. */
export type Listing = Readonly<{ claim: FhirClaim; parts: BundleParts; words: FhirReading }>;

export function diagnosesOf({ claim, parts, words }: Listing): Claim['diagnoses'] {
  return (claim.diagnosis ?? []).map(({ diagnosisReference, diagnosisCodeableConcept, type }) => {
    const condition = conditionShape.safeParse(parts.resolve(diagnosisReference)).data;
    return {
      code: words.anyCode('diagnosis', condition?.code ?? diagnosisCodeableConcept) ?? '',
      type: words.code('diagnosis-type', type?.[0]) ?? '',
      provider: words.named('provider', condition?.asserter),
      on: words.day(condition?.recordedDate),
      clinic: words.extension('clinic', condition?.extension)?.valueCode ?? null,
    };
  });
}

export function proceduresOf({ claim, parts, words }: Listing): Claim['procedures'] {
  const prices = itemsOf(claim, ITEM_KINDS.procedure, words);
  return (claim.procedure ?? []).map((one, at) => {
    const { procedureReference, procedureCodeableConcept, sequence = at + 1, type, date } = one;
    const done = procedureShape.safeParse(parts.resolve(procedureReference)).data;
    const priced = prices.find(({ procedureSequence }) => procedureSequence?.includes(sequence));
    return {
      code: words.anyCode('procedure', done?.code ?? procedureCodeableConcept) ?? '',
      type: words.code('procedure-type', type?.[0]),
      provider: words.named('provider', done?.performer?.[0]?.actor),
      from: words.moment(done?.performedPeriod?.start ?? done?.performedDateTime ?? date),
      to: words.moment(done?.performedPeriod?.end),
      priceSatang: words.satang(priced?.net),
    };
  });
}

export function drugsOf({ claim, parts, words }: Listing): Claim['drugs'] {
  return itemsOf(claim, ITEM_KINDS.drug, words).map((item): ClaimDrug => {
    const handed = parts.resolve(words.extension('drug', item.extension)?.valueReference);
    const dispense = dispenseShape.safeParse(handed).data;
    const medicine = dispense?.medicationCodeableConcept;
    const name = medicine?.text ?? '';
    return {
      code: words.code('drug', medicine) ?? words.code('drug', item.productOrService) ?? '',
      name: name === UNSAID ? '' : name,
      standardCode: words.code('standard-drug', medicine),
      quantity: dispense?.quantity?.value ?? 0,
      unit: dispense?.quantity?.unit ?? null,
      priceSatang: words.satang(item.unitPrice) ?? 0,
      totalSatang: words.satang(item.net),
      on: words.day(dispense?.whenHandedOver),
      use: words.code('drug-use', dispense?.category),
      directions: dispense?.dosageInstruction?.[0]?.text ?? null,
      provider: words.named('provider', dispense?.performer?.[0]?.actor),
    };
  });
}

export function chargesOf({ claim, words }: Listing): Claim['charges'] {
  return itemsOf(claim, ITEM_KINDS.charge, words).map(({ productOrService, servicedDate, net }) => ({
    group: words.code('charge-group', productOrService) ?? '',
    on: words.day(servicedDate),
    satang: words.satang(net) ?? 0,
  }));
}

/** Items of no kind of ours are items: others know nothing of our kinds. */
export function furtherItemsOf({ claim, words }: Listing): Claim['items'] {
  const ours = [ITEM_KINDS.charge, ITEM_KINDS.drug, ITEM_KINDS.procedure] as readonly (string | null)[];
  return (claim.item ?? [])
    .filter(({ category }) => !ours.includes(words.code('item-kind', category)))
    .map(({ category, productOrService, quantity, unitPrice, net, servicedDate, udi }) => ({
      type: words.code('item-type', category) ?? '',
      code: words.code('item', productOrService) ?? '',
      quantity: quantity?.value ?? 0,
      rateSatang: words.satang(unitPrice) ?? 0,
      totalSatang: words.satang(net),
      on: words.day(servicedDate),
      serial: udi?.[0]?.identifier?.value ?? null,
    }));
}

export function referralsOf(listing: Listing): Claim['referrals'] {
  const { words } = listing;
  return informationOf(listing, INFORMATION.referral).map(({ code, timingDate, valueReference }) => ({
    hospital: words.named('hospital', valueReference) ?? '',
    direction: words.code('referral-direction', code) ?? '',
    on: words.day(timingDate),
  }));
}

export function leavesOf(listing: Listing): Claim['leaves'] {
  return informationOf(listing, INFORMATION.leave).map(({ timingPeriod, valueQuantity }) => ({
    from: listing.words.moment(timingPeriod?.start),
    to: listing.words.moment(timingPeriod?.end),
    days: valueQuantity?.value ?? null,
  }));
}

export function accidentOf(listing: Listing): Claim['accident'] {
  const { words } = listing;
  const [told] = informationOf(listing, INFORMATION.accident);
  if (!told) return null;
  return {
    type: words.code('accident-type', told.code),
    at: words.moment(told.timingPeriod?.start),
    permit: told.valueString ?? null,
    urgency: words.code('urgency', told.reason),
  };
}

/** What is told of a claim in one respect. */
export function informationOf({ claim, words }: Listing, about: string): FhirInformation[] {
  return (claim.supportingInfo ?? []).filter(({ category }) => words.code('information', category) === about);
}

function itemsOf(claim: FhirClaim, kind: string, words: FhirReading): FhirItem[] {
  return (claim.item ?? []).filter(({ category }) => words.code('item-kind', category) === kind);
}

const UNSAID = '-';
