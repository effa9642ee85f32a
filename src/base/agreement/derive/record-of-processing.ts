import type { Text } from '../../model/index.ts';
import { columnsOf } from '../compile/index.ts';
import { type Agreement, hashOf, type SharedDataset, type Term, type Terms } from '../object/index.ts';

/** The record that a controller keeps of what is done with personal data (PDPA section 39), as far as an agreement tells of it. */
export type RecordOfProcessing = Readonly<{
  agreement: string;
  version: number;
  hash: string;
  controllers: readonly Text[];
  processors: readonly Text[];
  recipients: readonly Text[];
  purposes: readonly Term[];
  bases: readonly Term[];
  activities: readonly Readonly<{
    grant: string;
    title: Text;
    about: SharedDataset['about'];
    kinds: readonly Text[];
    columns: readonly string[];
    identifies: boolean;
    acts: readonly string[];
    retain: string;
    onward: readonly string[];
    place: string;
    deleteReceipt: boolean;
  }>[];
  inForce: Readonly<{ from: string; until: string }>;
  reviewEvery: string;
  /** What nobody has agreed yet. */
  assumed: readonly string[];
}>;

/** Works out the record of processing of a version. */
export function recordOfProcessing(
  agreement: Agreement,
  { datasets, terms }: Readonly<{ datasets: readonly SharedDataset[]; terms: Terms }>,
): RecordOfProcessing {
  const namesOf = (ids: readonly string[]) =>
    agreement.parties.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const pick = (known: readonly Term[], wanted: readonly string[]) =>
    known.filter(({ term }) => wanted.includes(term));
  return {
    agreement: agreement.id,
    version: agreement.version,
    hash: hashOf(agreement),
    controllers: namesOf(agreement.controllers),
    processors: namesOf(agreement.processors),
    recipients: namesOf(agreement.recipients),
    purposes: pick(terms.purposes, agreement.purpose),
    bases: pick(terms.bases, agreement.basis),
    activities: agreement.grants.map((grant) => {
      const dataset = datasets.find(({ id }) => id === grant.dataset);
      const names = columnsOf(grant);
      const columns = (dataset?.columns ?? []).filter(({ name }) => names.includes(name));
      const kinds = new Set(columns.map(({ kind }) => kind));
      return {
        grant: grant.id,
        title: grant.title,
        about: dataset?.about ?? 'person',
        kinds: terms.kinds.filter(({ term }) => kinds.has(term)).map(({ title }) => title),
        columns: names,
        identifies: columns.some(({ name, identifies }) => identifies && grant.columns[name] === 'clear'),
        acts: grant.act,
        retain: grant.duty.retain,
        onward: grant.duty.onward === 'none' ? [] : grant.duty.onward,
        place: grant.duty.place,
        deleteReceipt: grant.duty.deleteReceipt,
      };
    }),
    inForce: agreement.valid,
    reviewEvery: agreement.reviewEvery,
    assumed: agreement.assumed.map(({ path }) => path),
  };
}
