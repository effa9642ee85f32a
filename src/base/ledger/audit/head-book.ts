import { type Kysely, type Selectable, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Cosignature, SignedHead } from './audit-words.ts';

/** Which sizes of the log were signed, and who witnessed them; the second place beside the log's own files. */
export type HeadBook = Readonly<{
  /** The largest size that was ever signed. */
  last(): Promise<SignedHead | undefined>;
  /** What was signed of one size. */
  find(size: number): Promise<SignedHead | undefined>;
  /** Signed sizes, the smallest first. */
  all(): Promise<SignedHead[]>;
  /** Writes down what is signed; the same head again changes nothing, another root of the same size is refused. */
  sign(head: Omit<SignedHead, 'at'>): Promise<void>;
  cosign(cosignature: Cosignature): Promise<void>;
  /** The latest word of each witness. */
  witnesses(): Promise<Cosignature[]>;
}>;

/** Opens the book of signed heads. */
export function openHeadBook(database: Kysely<Tables>): HeadBook {
  const read = () => database.selectFrom('audit_checkpoint').selectAll();
  return {
    last: async () => {
      const row = await read().orderBy('size', 'desc').limit(1).executeTakeFirst();
      return row && toHead(row);
    },
    find: async (size) => {
      const row = await read().where('size', '=', BigInt(size)).executeTakeFirst();
      return row && toHead(row);
    },
    all: async () => (await read().orderBy('size').execute()).map(toHead),
    sign: async ({ size, root, note }) => {
      // The same size with another root is still inserted, and the table's key refuses it.
      await sql`
        insert into audit_checkpoint (size, root, note)
        select ${size}, ${root}, ${note}
        where not exists (select from audit_checkpoint where size = ${size} and root = ${root})`.execute(
        database,
      );
    },
    cosign: async ({ size, witness, at, independent, line }) => {
      await database
        .insertInto('audit_cosignature')
        .values({ size: BigInt(size), witness, at, independent, line })
        .execute();
    },
    witnesses: async () => {
      const rows = await database
        .selectFrom('audit_cosignature')
        .distinctOn('witness')
        .selectAll()
        .orderBy('witness')
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(({ size, witness, at, independent, line }) => ({
        size: Number(size),
        witness,
        at,
        independent,
        line,
      }));
    },
  };
}

function toHead({ size, root, note, at }: Selectable<Tables['audit_checkpoint']>): SignedHead {
  return { size: Number(size), root, note, at };
}
