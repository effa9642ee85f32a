import { hashOf, tokenOf, tokenPlace, tokenPlacesSql } from '../../../base/agreement/index.ts';
import { literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';
import type { CompiledShare } from './compiled-share.ts';
import type { ShareDesk } from './share-desk.ts';

type IndexDesk = Pick<ShareDesk, 'reading' | 'lake'>;

const TABLE = 'tokens';
const LIST = 'token';
/** Small enough that finding one token reads little. */
const ROW_GROUP_ROWS = 50_000;
/** So long the first asker waits; what takes longer is made meanwhile, and the asker's grant is read whole. */
const WAIT_MS = 1_000;

/** Indexes that are being made or were found, of each lake. */
const indexes = new WeakMap<IndexDesk['lake'], Map<string, Promise<DatasetVersion | undefined>>>();

/**
 * A look-up by token, narrowed to those whom the index of its grant finds; anything else, and a look-up whose index is not there yet, as it
 * is. A token cannot be turned back into a number, so the index is worked out once for each published version, recipient and epoch, and
 * lies sealed in the lake like any table. It narrows only: the token itself is still asked of the row that leaves.
 */
export async function narrowByToken(desk: IndexDesk, share: CompiledShare): Promise<CompiledShare> {
  const { request, plan, setting } = share;
  const { subject } = plan;
  if (request.act !== 'lookup' || !('token' in request.by) || !subject) return share;
  const table = await tableOf(desk, share);
  if (!table) return share;
  const place = literal(tokenPlace(request.by.token));
  const rows = await desk.reading.serving.rows(sql`select subject from ${table} where place = ${place}`);
  const found = rows.flatMap((row) => (typeof row['subject'] === 'bigint' ? [row['subject']] : []));
  const filter = { kind: 'members' as const, ...subject, list: LIST, version: 1 };
  return {
    ...share,
    plan: { ...plan, filters: [...plan.filters, filter] },
    setting: {
      ...setting,
      membersOf: (list, version) => (list === LIST ? found : (setting.membersOf?.(list, version) ?? [])),
    },
  };
}

/** The table of the index; nothing while it is made, and when it was forgotten meanwhile, after which it is made again. */
async function tableOf(desk: IndexDesk, share: CompiledShare): Promise<Sql | undefined> {
  const index = await indexOf(desk, share);
  if (!index) return undefined;
  const table = await desk.reading.serving.tableOf(index, TABLE).catch(() => undefined);
  if (!table) indexes.get(desk.lake)?.delete(index.id);
  return table;
}

function indexOf({ lake }: IndexDesk, share: CompiledShare): Promise<DatasetVersion | undefined> {
  const identity = identityOf(share);
  const name = lake.identify(identity);
  const known = indexes.get(lake) ?? new Map<string, Promise<DatasetVersion | undefined>>();
  indexes.set(lake, known);
  const made = known.get(name) ?? makeIndex(lake, identity, share);
  known.set(name, made);
  // What could not be made, because a run swept its place for instance, is tried again by the next one who asks.
  void made.then((version) => version ?? known.delete(name));
  return Promise.race([made, waited(WAIT_MS)]);
}

/** Of which versions, whom a grant reaches, and under which key: any change makes another index. */
function identityOf({ plan, setting, versions }: CompiledShare) {
  const { refine: _refine, select: _select, ...grant } = plan;
  const fingerprint = [hashOf(grant), setting.asOf, tokenOf(setting.tokenKey, '')];
  return { dataset: 'share-tokens', parents: versions, fingerprint };
}

async function makeIndex(
  lake: IndexDesk['lake'],
  identity: ReturnType<typeof identityOf>,
  { plan, setting }: CompiledShare,
): Promise<DatasetVersion | undefined> {
  const places = tokenPlacesSql({ ...plan, refine: null }, setting);
  try {
    const { version } = await lake.build(identity, async (workspace) => {
      await workspace.writeTable(TABLE, places, { rowGroupRows: ROW_GROUP_ROWS });
      return {};
    });
    return version;
  } catch {
    return undefined;
  }
}

function waited(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms).unref();
  });
}
