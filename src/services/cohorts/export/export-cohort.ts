import {
  bahtOf,
  type Cell,
  csvFile,
  type Language,
  type PersonId,
  type Text,
} from '../../../base/model/index.ts';
import { type CohortDesk, type CohortReading, findCohort, handOf } from '../cohort-desk.ts';
import { type VisitHousehold, visitHouseholds } from '../households/index.ts';
import { type ListedPerson, seenAmong, standingOf } from '../people/index.ts';
import { writeXlsx } from './xlsx.ts';

/** What file is wanted, and what for. */
export type ExportOrder = Readonly<{
  id: string;
  format: 'csv' | 'xlsx';
  language: Language;
  reason: string;
}>;

/** A file ready to leave, and who is in it. */
export type ExportedCohort = Readonly<{ fileName: string; mime: string; bytes: Buffer; people: PersonId[] }>;

const MIME = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const MOST_HOUSEHOLDS = 60_000;
const KEPT_BACK: Text = { th: 'ปิดไว้: ต้องให้ผู้อื่นเห็นชอบก่อน', en: 'kept back: needs a second person' };

type Line = Readonly<{
  place: number;
  person: ListedPerson;
  household: VisitHousehold;
  reading: CohortReading;
  language: Language;
}>;
type Column = Readonly<{ title: Text; cell: (line: Line) => Cell }>;

/** The columns of an export in order: what an officer needs to find somebody, and what does not reach them. */
const COLUMNS: readonly Column[] = [
  { title: { th: 'ลำดับ', en: 'No.' }, cell: ({ place }) => place },
  { title: { th: 'รหัสบุคคล', en: 'Person' }, cell: ({ person }) => person.id },
  { title: { th: 'ชื่อ', en: 'Name' }, cell: ({ person, language }) => person.name ?? KEPT_BACK[language] },
  {
    title: { th: 'เพศ', en: 'Sex' },
    cell: ({ person: { sex }, reading, language }) =>
      sex === null ? null : reading.country.measures.sexes[sex][language],
  },
  { title: { th: 'อายุ (ปี)', en: 'Age' }, cell: ({ person }) => person.ageYears },
  {
    title: { th: 'บ้านเลขที่', en: 'House number' },
    cell: ({ person, household }) => (person.keptBack ? null : household.houseNumber),
  },
  { title: { th: 'หมู่บ้าน', en: 'Village' }, cell: ({ person, language }) => person.village.name[language] },
  {
    title: { th: 'ตำบล', en: 'Subdistrict' },
    cell: ({ person, language }) => person.subdistrict.name[language],
  },
  { title: { th: 'รหัสพื้นที่', en: 'Area code' }, cell: ({ person }) => person.village.code },
  {
    title: { th: 'เงินที่ไม่ถึงมือ (บาท/เดือน)', en: 'Missing (baht a month)' },
    cell: ({ person }) => bahtOf(person.satangAMonth),
  },
  {
    title: { th: 'สิทธิที่ไม่ถึงมือ', en: 'What is missing' },
    cell: ({ person, reading, language }) =>
      person.missed.map(({ programme }) => titleOf(reading, programme)[language]).join(', ') || null,
  },
];

/** A list as a file. The reason is written into its book with how many rows left. Throws COHORT_UNKNOWN. */
export async function exportCohort(desk: CohortDesk, order: ExportOrder): Promise<ExportedCohort> {
  const { reading } = desk;
  const cohort = await findCohort(desk, order.id);
  const { members } = await standingOf(desk, cohort);
  const { households } = await visitHouseholds(desk, seenAmong(desk, members), { limit: MOST_HOUSEHOLDS });
  const listed = households
    .flatMap((household) => household.people.map((person) => ({ person, household })))
    .sort((left, right) => right.person.satangAMonth - left.person.satangAMonth);
  const rows = [
    COLUMNS.map(({ title }) => title[order.language]),
    ...listed.map((line, index) =>
      COLUMNS.map(({ cell }) => cell({ ...line, place: index + 1, reading, language: order.language })),
    ),
  ];
  const bytes =
    order.format === 'csv' ? Buffer.from(csvFile(rows)) : await writeXlsx({ name: cohort.name, rows });
  await desk.cohorts.write(
    cohort.id,
    { act: 'exported', reason: order.reason, detail: order.format, rows: listed.length },
    handOf(desk),
  );
  return {
    fileName: `chipao-list-${order.id}-v${cohort.latest.version}.${order.format}`,
    mime: MIME[order.format],
    bytes,
    people: listed.filter(({ person }) => !person.keptBack).map(({ person }) => person.id),
  };
}

function titleOf({ country }: CohortReading, programme: string): Text {
  return country.programmes.find(({ id }) => id === programme)?.title ?? { th: programme, en: programme };
}
