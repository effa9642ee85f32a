import { loadClaimFiles } from '../../country/thailand/index.ts';
import {
  type FileDescription,
  type FileSet,
  type FileSets,
  jsonSchemaOf,
  shapeWords,
} from '../../src/filesets/index.ts';

const HEAD = `# Files for claims

Made from the descriptions in \`country/thailand/filesets\` by \`npm run claim-files\`; do not edit it here. A test fails when it is stale.

One description a file gives the reader, the writer (UTF-8 or windows-874 text, dBase), the checks, the sentences of faults, the invented
uploads and this page. To change a column, change its line in the description.

## Check files before they are sent

\`chipao claims validate\` reads files, folders and zip archives on this machine; nothing leaves it.

\`\`\`
chipao claims validate upload/                              what is wrong, by cause, in Thai (--lang en for English)
chipao claims validate upload/ --faults faults.csv          every fault as a line for a spreadsheet
chipao claims validate upload/ --mended mended/             the files again with plain slips mended
chipao claims validate upload/ --level door                 only what the hub itself refuses an upload for
chipao claims validate F43_99801_20251001.zip --hospital 99801
chipao claims describe sixteen-files DRU                    the columns of a file
chipao claims invent --hospitals 20 --claims 200 --seed 1 --faults 0.05 uploads
\`\`\`

Exit code 0: nothing must be mended; 3: something must; 4: no known file; 2: the call is wrong. \`--json\` gives all faults as data.

What is mended by \`--mended\` has one right answer: days of the Buddhist era, days with separators and the year first, times without a
first zero, thousands separators. Whatever needs somebody who knows stays as it is and in the report.

The Financial Data Set has a JSON schema of its own: \`docs/reference/financial-data-set-2.0.schema.json\`. Bills of out-patients
(CSOP, SSOP) are taken out of their envelopes, and their checksums compared.

## What programs do differently, and all of it is read

File names in any case, with or without a period (\`INS6810.txt\`), also as \`.dbf\`; UTF-8 with or without mark, or windows-874, found out
by itself; CRLF, LF or CR; a first line of names or none; columns in any order where there are names; other names of a column (behind a
stroke below); INS with the hospital inserted; rows that end in a delimiter; padded values; dBase III to Visual FoxPro, without records
that are marked as deleted.

## Invented uploads

\`chipao claims invent FOLDER\` makes a folder for each hospital with its 16 files. Nobody in them exists: hospital codes begin with 99, citizen
numbers with 099. \`--faults 0.05\` plants a fault in so many claims and tells the truth of them in \`<hospital>.truth.json\`:
\`{ hospital, claims: [{ kind, hn, seq, an, scheme, totalBaht }], faults: [{ code, file, row, field }] }\`. The same seed gives the same files.
`;

const LEGEND = `\`C\` text with its most characters, \`N\` number with digits and decimals, \`D\` day \`YYYYMMDD\` of the common era, \`T\` time
\`HHmm\` or \`HHmmss\`, \`DT\` both. \`*\` must be filled, \`(+)\` only some programs write it, \`?\` nobody compared it with a publication: what
rests on it warns and refuses nothing.`;

/** The page about files for claims, from their descriptions. */
export function claimFilesGuide(): string {
  const filesets = loadClaimFiles().filesets;
  const parts = [HEAD, faultTable(filesets), `## How to read the tables\n\n${LEGEND}\n`];
  return [...parts, ...filesets.sets.map(setPart)].join('\n');
}

/** The JSON schema of the Financial Data Set, from its description. */
export function dataSetSchemaFile(): string {
  return `${JSON.stringify(jsonSchemaOf(loadClaimFiles().filesets.get('financial-data-set')), undefined, 2)}\n`;
}

function faultTable({ words }: FileSets): string {
  const rows = [...words.values()].map(({ code, title, mend, door }) => {
    const message = door === undefined ? '' : `\`${door.message}\`${door.verified ? '' : ' ?'}`;
    return `| \`${code}\` | ${title.th} · ${title.en} | ${mend.th} | ${message} |`;
  });
  const head = [
    '## Faults',
    '',
    'The last column holds what the hub answers where it refuses an upload for the fault.',
    '',
  ];
  return [...head, '| code | fault | mend | at the door |', '| --- | --- | --- | --- |', ...rows, ''].join(
    '\n',
  );
}

function setPart({ id, title, origin, verified, files }: FileSet): string {
  const state = verified
    ? 'Compared with the publication.'
    : 'Not compared with a current publication as a whole.';
  return [
    `## ${title.en} (\`${id}\`)`,
    '',
    title.th,
    '',
    `${origin}. ${state}`,
    '',
    ...files.map(filePart),
  ].join('\n');
}

function filePart({ name, aliases, title, verified, columns, links, key }: FileDescription): string {
  const names = key.map((at) => columns[at]?.name ?? '').join(', ');
  const joined = links.map(({ columns: own, to }) => `${own.join(' and ')} in ${to}`).join('; ');
  const facts = [
    ...(aliases.length > 0 ? [`Also called ${aliases.join(', ')}.`] : []),
    ...(names === '' ? [] : [`A row is known by ${names}.`]),
    ...(joined === '' ? [] : [`Must be found: ${joined}.`]),
    ...(verified ? [] : ['Lengths or columns of this file are not compared with a publication.']),
  ];
  const rows = columns.map((column) => {
    const [words, shape, asked, codes] = shapeWords(column);
    return `| ${words.replaceAll('_', '\\_')} | ${shape} | ${asked.replace('*', '\\*')} | ${codes} | ${column.title.th} · ${column.title.en} |`;
  });
  const table = ['| column | shape | | codes | meaning |', '| --- | --- | --- | --- | --- |', ...rows];
  return [`### ${name}: ${title.th} · ${title.en}`, '', facts.join(' '), '', ...table, ''].join('\n');
}
