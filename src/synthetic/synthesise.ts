import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../base/errors/index.ts';
import { dayOfIso, isoOf } from './calendar.ts';
import { openPopulation } from './population/index.ts';
import { openClinics, openDesk, openRegisterFiles, writeRegisters, writeRolls } from './registers/index.ts';
import type { SyntheticCountry } from './settings/index.ts';
import { noteTruth, openTruthFiles, PEOPLE_COLUMNS } from './truth/index.ts';
import { openCensus } from './unit-counts.ts';
import { decideUnit, type Round } from './unit-round.ts';

/** How far an invented country has come. */
export type SyntheticProgress = Readonly<{ people: number; of: number; province: string }>;

/** An invented country to make. */
export type SyntheticOrder = Readonly<{
  country: SyntheticCountry;
  /** Living people in the civil register. */
  people: number;
  seed: number;
  /** Folder that gets `registers/` and `truth/`, which must not hold anything yet. */
  out: string;
  /** Only these provinces, each in proportion; else one province in full and the rest thinly. */
  provinces?: readonly string[] | undefined;
  /** The day the registers stand for, as the country says if not given. */
  asOf?: string | undefined;
  onProgress?: ((progress: SyntheticProgress) => void) | undefined;
}>;

/** What was made. */
export type SyntheticSummary = Readonly<{
  asOf: string;
  /** Everybody in the truth: the living, the dead still in registers, and foreigners. */
  people: number;
  living: number;
  dead: number;
  foreigners: number;
  houses: number;
  households: number;
  files: number;
  /** Rows by source. */
  rows: Readonly<Record<string, number>>;
  /** Planted faults by kind. */
  planted: Readonly<Record<string, number>>;
}>;

/** So many people fit into the files of sources that send one file. */
const PEOPLE_A_FILE = 2_000_000;
/** About how often it is told how far an invented country has come. */
const REPORTS = 50;

/** Invents a country and writes its registers and, beside them, the truth. The same order gives the same bytes. */
export async function synthesise(order: SyntheticOrder): Promise<SyntheticSummary> {
  const { country, people, seed, provinces } = order;
  const asOf = dayOfIso(order.asOf ?? country.synthetic.asOf);
  const folders = prepareFolders(order.out);
  const population = openPopulation(country, { people, provinces, seed, asOf });
  const truth = openTruthFiles(folders.truth, PEOPLE_COLUMNS);
  const files = openRegisterFiles({
    folder: folders.registers,
    asOf,
    contracts: country.contracts,
    isSplit: people > PEOPLE_A_FILE,
    isDense: population.isDense,
    takesInPeople: population.workshop.destinations.isGaining,
  });
  const desk = openDesk(country, { files, truth });
  const clinics = openClinics();
  const census = openCensus();
  const round: Round = { population, desk, seed };
  const report = reporter(order);
  let inPart = 0;
  for (const territory of population.territories) {
    await files.enterProvince(territory.province);
    for (const unit of population.units(territory)) {
      const decided = decideUnit(unit, round);
      writeRegisters(decided, clinics);
      writeRolls(decided);
      noteTruth(truth, decided);
      census.count(unit);
      report(census.counts.living, territory.province);
    }
    inPart += territory.people;
    if (inPart < PEOPLE_A_FILE) continue;
    await files.nextPart();
    inPart = 0;
  }
  await files.close();
  truth.close();
  const made = { files: files.count(), rows: desk.rows(), planted: truth.planted() };
  return { asOf: isoOf(asOf), people: census.total(), ...census.counts, ...made };
}

/** Tells how far it has come, now and then. */
function reporter({ people: of, onProgress }: SyntheticOrder): (people: number, province: string) => void {
  let next = 0;
  return (people, province) => {
    if (people < next) return;
    next = people + Math.max(1000, of / REPORTS);
    onProgress?.({ people, of, province });
  };
}

/** Never writes into what is there: a file left over would be taken for one of this country. */
function prepareFolders(out: string): Readonly<{ registers: string; truth: string }> {
  const folders = { registers: join(out, 'registers'), truth: join(out, 'truth') };
  for (const folder of Object.values(folders)) {
    if (existsSync(folder) && readdirSync(folder).length > 0)
      throw problem('OUTPUT_NOT_EMPTY', { path: folder });
    mkdirSync(folder, { recursive: true });
  }
  return folders;
}
