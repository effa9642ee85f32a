import type { FileSet, Row } from '../description/file-set.ts';
import type { Cells, Desk, InventedClaim, InventedNames } from './desk.ts';
import { diceOf } from './dice.ts';
import { type InventedPatient, inventPatient } from './invent-patient.ts';
import { inventStay, inventVisit } from './invent-visit.ts';
import type { InventedContent } from './invented-content.ts';
import { type PlantedFault, plantFaults } from './plant-faults.ts';

/** What one invented hospital sends in a month. */
export type InventedUpload = Readonly<{
  hospital: string;
  rows: ReadonlyMap<string, readonly Row[]>;
  claims: readonly InventedClaim[];
  faults: readonly PlantedFault[];
}>;

export type InventOrder = Readonly<{
  set: FileSet;
  content: InventedContent;
  names: InventedNames;
  seed: number;
  /** Which hospital, from 0. */
  hospital: number;
  claims: number;
  /** The month, as six digits. */
  month: string;
  /** The share of claims that get one fault. */
  faultShare: number;
}>;

/** Of every ten claims three are of somebody who was there before. */
const NEW_PATIENT_SHARE = 0.7;

/** Invents the claims of one hospital and the faults planted in them; the same order gives the same upload. */
export function inventUpload(order: InventOrder): InventedUpload {
  const { set, content, seed, claims: count, month } = order;
  const hospital = content.hospitalPrefix + String(order.hospital + 1).padStart(3, '0');
  const dice = diceOf(seed, order.hospital);
  const files = new Map<string, Cells[]>(set.files.map(({ name }) => [name, []]));
  const add = (file: string, cells: Cells) => files.get(file)?.push({ ...content.always[file], ...cells });
  const desk: Desk = { hospital, month, content, add };
  const patients: InventedPatient[] = [];
  const claims: InventedClaim[] = [];
  for (let number = 1; number <= count; number += 1) {
    const isNew = patients.length === 0 || dice.chance(NEW_PATIENT_SHARE);
    const patient = isNew
      ? inventPatient(desk, { dice, names: order.names, number: patients.length + 1 })
      : dice.pick(patients);
    if (isNew) patients.push(patient);
    const invent = dice.chance(content.inPatientShare) ? inventStay : inventVisit;
    claims.push(invent(desk, { dice, patient, number }));
  }
  const faults = plantFaults(files, { dice, share: order.faultShare, claims: count });
  return { hospital, rows: asRows(set, files), claims, faults };
}

function asRows(set: FileSet, files: ReadonlyMap<string, readonly Cells[]>): Map<string, Row[]> {
  return new Map(
    set.files.map(({ name, columns }) => {
      const rows = files.get(name) ?? [];
      return [name, rows.map((cells) => columns.map((column) => cells[column.name] ?? ''))];
    }),
  );
}
