import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import iconv from 'iconv-lite';
import { loadIntake } from '../../../../country/thailand/intake.ts';
import { type Lake, openLake, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { AreaCode, DatasetVersion, IsoDate } from '../../../base/model/index.ts';
import { surveyInput } from '../arrivals/index.ts';
import { type CodeList, codeListSchema } from '../code-list.ts';
import { contractSchema, type SourceContract } from '../contract.ts';
import { buildPlaces } from '../places.ts';
import { type Intake, type IntakeOrder, runIntake } from '../run-intake.ts';
import type { Place } from '../settings.ts';

/** A lake and an input folder of a test, both gone afterwards. */
export type SmallIntake = Readonly<{
  lake: Lake;
  inputDir: string;
  put: (name: string, content: string | Buffer) => Promise<void>;
  run: (contracts: readonly SourceContract[], more?: Partial<IntakeOrder>) => Promise<Intake>;
  close: () => Promise<void>;
}>;

const words = { th: 'ทดสอบ', en: 'test' };

/** A contract with only what a test is about. */
export function smallContract(parts: Readonly<{ id: string } & Record<string, unknown>>): SourceContract {
  return contractSchema.parse({
    title: words,
    agency: { id: 'test', name: words },
    controller: words,
    processor: words,
    legalBasis: { law: words, ground: 'test', verified: false },
    classification: 'confidential',
    freshness: { everyDays: 30, staleAfterDays: 60 },
    row: words,
    identifies: 'none',
    ...parts,
    file: {
      pattern: `^${parts.id}_(?<asOf>\\d{8})(_\\d+)?\\.txt$`,
      format: 'delimited',
      delimiter: '|',
      ...(parts['file'] as object | undefined),
    },
  });
}

/** Two kinds of a thing, one with a word of its own. */
export const SMALL_LIST: CodeList = codeListSchema.parse({
  id: 'things',
  title: words,
  origin: 'test',
  verified: false,
  values: { '1': { ...words, canonical: 'one' }, '72': words },
});

/** A subdistrict with two villages, one that moved into it, and one that was split. */
export const SMALL_PLACES: readonly Place[] = [
  place('500101'),
  place('50010101'),
  place('50010102'),
  place('500199', { retired: true, successor: '500101' }),
  place('500198', { retired: true }),
];

function place(code: string, more: { retired?: boolean; successor?: string } = {}): Place {
  return {
    code: code as AreaCode,
    level: code.length === 6 ? 'subdistrict' : 'village',
    parent: code.slice(0, -2) as AreaCode,
    nameTh: code,
    nameEn: code,
    kindTh: null,
    lon: 99,
    lat: 18,
    boundaryCode: null,
    validFrom: null,
    validTo: null as IsoDate | null,
    successor: (more.successor ?? null) as AreaCode | null,
    retired: more.retired ?? false,
  };
}

/** Opens both. */
export async function openSmallIntake(): Promise<SmallIntake> {
  const home = await mkdtemp(joinPath(tmpdir(), 'chipao-intake-'));
  const inputDir = joinPath(home, 'input');
  await mkdir(inputDir);
  const lake = await openLake(home, { memoryMb: 512, threads: 2 });
  const { version: places } = await buildPlaces(lake, { id: 'small', read: () => SMALL_PLACES });
  return {
    lake,
    inputDir,
    put: (name, content) => writeFile(joinPath(inputDir, name), content),
    run: async (contracts, more = {}) => {
      const survey = await surveyInput({ inputDir, contracts, cacheFile: joinPath(home, 'facts.json') });
      const settings = loadIntake();
      return runIntake(lake, {
        survey,
        contracts,
        codeLists: [SMALL_LIST],
        settings,
        places,
        environment: 'development',
        ...more,
      });
    },
    close: () => rm(home, { recursive: true, force: true }),
  };
}

/** A source's version; the test ends where there is none. */
export function versionOf(intake: Intake, source: string): DatasetVersion {
  const found = intake.built.find((built) => built.source === source);
  if (!found) throw new Error(`no version of ${source}`);
  return found.version.version;
}

/** Asks one question of a version; its tables are in the schema `intake_<source>`. */
export async function ask(lake: Lake, version: DatasetVersion, question: Sql): Promise<Row[]> {
  const engine = await lake.openEngine([version]);
  try {
    return await engine.rows(question);
  } finally {
    await engine.close();
  }
}

/** A table of a version of the source `things`, in order. */
export function rowsOf(
  lake: Lake,
  version: DatasetVersion,
  table: 'accepted' | 'rejected' | 'repaired' | 'files',
) {
  const from = {
    accepted: sql`select * from intake_things.accepted order by row_id`,
    rejected: sql`select * from intake_things.rejected order by file_no, row_no`,
    repaired: sql`select * from intake_things.repaired order by row_id, field, code`,
    files: sql`select * from intake_things.files order by file_no`,
  }[table];
  return ask(lake, version, from);
}

/** Text as agencies of old wrote it. */
export function windows874Bytes(text: string): Buffer {
  return iconv.encode(text, 'win874');
}
