import type { FileRows } from '../../../../base/claim/index.ts';
import { csvFile, dayOf, type Language } from '../../../../base/model/index.ts';
import { checkFiles, matchFiles, type Row, writeFile, writeMended } from '../../../../filesets/index.ts';
import { fileRowsOf } from '../../converters/index.ts';
import { type OpenedClaim, openClaims } from '../../submit/index.ts';
import { causeOf, findingsOf } from './claim-causes.ts';
import { type ClaimsAsked, findClaims } from './hospital-claims.ts';
import type { HospitalDesk } from './hospital-desk.ts';
import { packZip } from './pack-zip.ts';

/** More would be no list to work through; what is left comes with the next one. */
export const MOST_IN_FILE = 1000;

const HEADER = {
  th: ['HN', 'SEQ', 'AN', 'วันรับบริการ', 'รหัส', 'แฟ้ม', 'คอลัมน์', 'สาเหตุ', 'วิธีแก้'],
  en: ['HN', 'SEQ', 'AN', 'day of service', 'code', 'file', 'column', 'cause', 'mend'],
} as const;

/** What keeps money back comes first; what is only looked into goes on by itself. */
const URGENCY = { correct: 0, deny: 1, verify: 2 } as const;

/** Why the claims of a hospital were sent back: what is to be corrected first, the most frequent first. */
export async function readCauses(desk: HospitalDesk, hospital: string) {
  const counts = await desk.ledger.claims.codeCounts([hospital]);
  return {
    asOf: desk.now().toISOString(),
    causes: counts
      .map(({ code, claims, chargedSatang }) => ({ ...causeOf(desk, code), claims, chargedSatang }))
      .sort((one, other) => URGENCY[one.kind] - URGENCY[other.kind] || other.claims - one.claims),
    note: desk.content.errorCodesNote,
    mostInFile: MOST_IN_FILE,
  };
}

type Order = Readonly<{ hospital: string; code?: string | undefined; language: Language }>;

/**
 * The claims that wait to be corrected, or those of one code, as files that can be corrected and sent again: only their rows, with plain
 * slips mended, and a table of what is wrong with each. `seen` are the claims in it.
 */
export async function writeCauseFiles(desk: HospitalDesk, { hospital, code, language }: Order) {
  const asked: ClaimsAsked = {
    hospital,
    limit: MOST_IN_FILE,
    ...(code ? { code } : { standing: 'to-correct' }),
  };
  const kept = await findClaims(desk, asked);
  const opened = await openClaims(desk, kept);
  const table = await faultTable(desk, opened, language);
  const files = [{ name: 'faults.csv', bytes: Buffer.from(table) }, ...rowFiles(desk, opened)];
  return { seen: kept.map(({ id }) => id), bytes: await packZip(files) };
}

async function faultTable(
  desk: HospitalDesk,
  opened: readonly OpenedClaim[],
  language: Language,
): Promise<string> {
  const events = await desk.ledger.claims.eventsOf(opened.map(({ kept }) => kept.id));
  const byClaim = Map.groupBy(events, ({ claim }) => claim);
  const lines = opened.flatMap(({ kept, claim }) => {
    const last = byClaim.get(kept.id)?.findLast(({ codes }) => codes.length > 0);
    const findings = last ? findingsOf(desk, last) : [];
    return findings
      .filter((one) => kept.codes.includes(one.code))
      .map(({ code, file, field, title, guide }) => [
        claim.hn,
        claim.seq ?? '',
        claim.an ?? '',
        kept.serviceDay ?? '',
        code,
        file ?? '',
        field ?? '',
        title[language],
        guide[language],
      ]);
  });
  return csvFile([HEADER[language], ...lines]);
}

/** What a value may not hold in these files is a space there. */
function clean(value: string): string {
  return value.replaceAll(/[|\r\n]/g, ' ').trim();
}

/** The rows of claims by file; what stands in several claims, such as a patient's, as often as in the one that has it most. */
function rowFiles({ set, timeZone, now }: HospitalDesk, opened: readonly OpenedClaim[]) {
  const rows = new Map<string, Map<string, readonly Row[]>>();
  for (const { claim } of opened) {
    const all: Readonly<Record<string, FileRows>> = { ...fileRowsOf(claim, set), ...claim.rows };
    for (const [name, some] of Object.entries(all)) {
      const known = rows.get(name) ?? new Map<string, readonly Row[]>();
      const cleaned = some.map((values): Row => values.map(clean));
      // An item that a claim has twice is asked for twice.
      for (const [text, alike] of Map.groupBy(cleaned, (row) => row.join('|')))
        if (alike.length > (known.get(text)?.length ?? 0)) known.set(text, alike);
      rows.set(name, known);
    }
  }
  const written = set.files.slice(0, set.mostFiles).flatMap((description) => {
    const some = [...(rows.get(description.name)?.values() ?? [])].flat();
    const bytes = writeFile(description, some, { form: 'txt', header: true });
    const name = `${description.name}.txt`;
    return [{ name, path: name, bytes }];
  });
  const { files } = matchFiles(set, written);
  const faults = checkFiles(set, files, { level: 'all', today: dayOf(now(), timeZone).replaceAll('-', '') });
  return files.flatMap((file) => {
    const { name, bytes } = writeMended(file, faults);
    return bytes ? [{ name, bytes }] : [];
  });
}
