import type { IsoDate } from '../../../base/model/index.ts';
import {
  type CompiledProgramme,
  type CompiledProgrammes,
  compileProgrammes,
  type Programme,
} from '../../entitlements/index.ts';
import type { GapSettings } from '../settings.ts';
import { type Overlap, overlapsOf } from './overlaps.ts';
import { type RollColumns, rollColumnNames } from './roll-names.ts';

/** One programme beside its roll: what the gaps ask of it, and the names of its columns while they are worked out. */
export type Roll = Readonly<{
  programme: Programme & Readonly<{ paidFact: string }>;
  compiled: CompiledProgramme;
  /** What it may not be combined with. */
  overlaps: readonly Overlap[];
  columns: RollColumns;
}>;

/** Rolls, and what the SQL of their rules stands on. */
export type Rolls = Readonly<{
  rolls: readonly Roll[];
  unitSteps: CompiledProgrammes['unitSteps'];
  besidePeople: CompiledProgrammes['besidePeople'];
}>;

/** The programmes in force on the day of which a register tells what they pay. */
export function rollsOn(programmes: readonly Programme[], settings: GapSettings, asOf: IsoDate): Rolls {
  const paid = programmes.filter(
    (programme): programme is Roll['programme'] => programme.paidFact !== undefined,
  );
  const compiled = compileProgrammes(paid, asOf);
  const rolls = compiled.programmes.flatMap((one) => {
    const programme = paid.find(({ id }) => id === one.id);
    if (!programme) return [];
    const overlaps = overlapsOf({ programme, others: compiled.programmes, settings });
    return [{ programme, compiled: one, overlaps, columns: rollColumnNames(programme.id) }];
  });
  return { rolls, unitSteps: compiled.unitSteps, besidePeople: compiled.besidePeople };
}
