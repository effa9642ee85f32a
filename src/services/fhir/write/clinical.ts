import type { ClaimDrug } from '../../../base/claim/index.ts';
import { type Entry, said } from '../resource.ts';
import { list, type Writing } from './person.ts';
import { entryOf } from './service.ts';

const CONDITION_AS = 'http://terminology.hl7.org/CodeSystem/condition-category';

export function conditionEntries(writing: Writing): Entry[] {
  const { claim, words } = writing;
  return claim.diagnoses.map(({ code, provider, on, clinic }, at) =>
    entryOf(writing, {
      kind: 'Condition',
      at,
      fields: {
        extension: words.extension('clinic', { valueCode: clinic ?? undefined }),
        category: [{ coding: [{ system: CONDITION_AS, code: 'encounter-diagnosis' }] }],
        code: words.codeable('diagnosis', code),
        recordedDate: words.day(on),
        asserter: words.named('provider', provider),
      },
    }),
  );
}

export function procedureEntries(writing: Writing): Entry[] {
  const { claim, words } = writing;
  return claim.procedures.map(({ code, provider, from, to }, at) => {
    const actor = words.named('provider', provider);
    return entryOf(writing, {
      kind: 'Procedure',
      at,
      fields: {
        status: 'completed',
        code: words.codeable('procedure', code),
        performedPeriod: said({ start: words.moment(from), end: words.moment(to) }),
        performer: list(actor && { actor }),
      },
    });
  });
}

export function dispenseEntries(writing: Writing): Entry[] {
  return writing.claim.drugs.map((drug, at) =>
    entryOf(writing, { kind: 'MedicationDispense', at, fields: dispenseOf(drug, writing) }),
  );
}

function dispenseOf(
  { code, name, standardCode, quantity, unit, on, use, directions, provider }: ClaimDrug,
  { words }: Writing,
) {
  const actor = words.named('provider', provider);
  const codings = words.codings(words.coding('drug', code), words.coding('standard-drug', standardCode));
  return {
    status: 'completed',
    category: words.codeable('drug-use', use),
    medicationCodeableConcept: said({ ...codings, text: name || '-' }),
    quantity: said({ value: quantity, unit: unit ?? undefined }),
    whenHandedOver: words.day(on),
    dosageInstruction: list(directions && { text: directions }),
    performer: list(actor && { actor }),
  };
}
