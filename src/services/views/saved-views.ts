import type { Viewer } from '../../base/access/index.ts';
import { problem } from '../../base/errors/index.ts';
import type { SavedView, ViewBook } from '../../base/ledger/index.ts';

/** A view as its owner sees it. */
export type ViewAnswer = Readonly<{ id: string; name: string; address: string; at: string }>;

/** Whose views, where they are kept, and what may be kept at all. */
export type ViewDesk = Readonly<{
  views: ViewBook;
  viewer: Viewer;
  /** The address as it is kept; nothing when it may not be. */
  readAddress: (text: string) => string | undefined;
  holdsPersonNumber: (name: string) => boolean;
}>;

const MOST = 100;

/** One's own views, the latest first. */
export async function listViews({ views, viewer }: ViewDesk): Promise<ViewAnswer[]> {
  return (await views.listOf(viewer.subject)).map(toAnswer);
}

/** Keeps a page under a name; one that is kept already gets the new name. Throws VIEW_ADDRESS_REFUSED, VIEW_NAME_REFUSED, VIEWS_FULL. */
export async function keepView(
  desk: ViewDesk,
  wanted: Readonly<{ name: string; address: string }>,
): Promise<ViewAnswer> {
  const address = desk.readAddress(wanted.address);
  if (address === undefined) throw problem('VIEW_ADDRESS_REFUSED');
  const kept = await desk.views.keep(desk.viewer.subject, {
    name: checkedName(desk, wanted.name),
    address,
    most: MOST,
  });
  if (!kept) throw problem('VIEWS_FULL', { most: MOST });
  return toAnswer(kept);
}

/** Gives one of one's own views another name. Throws VIEW_UNKNOWN, VIEW_NAME_REFUSED. */
export async function renameView(desk: ViewDesk, id: string, name: string): Promise<ViewAnswer> {
  const renamed = await desk.views.rename(keyOf(desk, id), checkedName(desk, name));
  if (!renamed) throw problem('VIEW_UNKNOWN');
  return toAnswer(renamed);
}

/** Removes one of one's own views. Throws VIEW_UNKNOWN. */
export async function removeView(desk: ViewDesk, id: string): Promise<void> {
  if (!(await desk.views.remove(keyOf(desk, id)))) throw problem('VIEW_UNKNOWN');
}

function checkedName({ holdsPersonNumber }: ViewDesk, name: string): string {
  if (holdsPersonNumber(name)) throw problem('VIEW_NAME_REFUSED');
  return name;
}

function keyOf({ viewer }: ViewDesk, id: string) {
  if (!/^\d{1,15}$/.test(id)) throw problem('VIEW_UNKNOWN');
  return { subject: viewer.subject, id: BigInt(id) };
}

function toAnswer({ id, name, address, at }: SavedView): ViewAnswer {
  return { id: String(id), name, address, at: at.toISOString() };
}
