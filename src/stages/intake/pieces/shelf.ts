import { type FileHandle, open, rm } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import type { IsoDate } from '../../../base/model/index.ts';
import { FIELD_END } from '../records/index.ts';
import type { Layout } from './table-header.ts';

/** Rows of one layout and one date as clean text on disk, and beside it those that could not be cut, a line of JSON each. */
export type Piece = Readonly<{
  path: string;
  brokenPath: string;
  asOf: IsoDate;
  delimiter: string;
  layout: Layout;
}>;

/** What rows must have in common to stand in one piece. */
export type PieceKind = Readonly<Pick<Piece, 'layout' | 'asOf'>>;

/**
 * Where rows are laid down as they come. Pieces are given away only when the files in them were read to their end, so that what a
 * file left that could not be read can be taken off again.
 */
export type Shelf = Readonly<{
  /** Begins a file; gives the piece that is full because rows of another kind follow. */
  begin: (kind: PieceKind) => Promise<Piece[]>;
  put: (table: 'rows' | 'broken', bytes: Buffer) => Promise<void>;
  /** May be called between rows: begins another piece when this one is large enough. */
  turn: () => void;
  /** Ends a file, and gives pieces that are full. */
  end: () => Promise<Piece[]>;
  /** Takes off all that came since the file was begun. */
  undo: () => Promise<void>;
  /** Gives the last piece. */
  finish: () => Promise<Piece[]>;
  /** Closes what is open. */
  close: () => Promise<void>;
}>;

type Growing = {
  piece: Piece;
  rows: { handle: FileHandle; bytes: number };
  broken: { handle: FileHandle; bytes: number };
};

type Mark = Readonly<{ growing: Growing; rows: number; broken: number }>;
type State = {
  number: number;
  kind: PieceKind | undefined;
  full: Growing[];
  current: Growing | undefined;
  /** Where the piece at hand ended when the file was begun; undefined while no file is open. */
  begun: Readonly<{ mark: Mark | undefined }> | undefined;
};

/** Opens a shelf in a folder; pieces have about so many bytes. */
export function openShelf(folder: string, pieceBytes: number): Shelf {
  const state: State = { number: 0, kind: undefined, full: [], current: undefined, begun: undefined };
  return {
    begin: async (kind) => {
      if (state.current && JSON.stringify(state.kind) !== JSON.stringify(kind)) turn(state);
      state.kind = kind;
      const pieces = await release(state);
      const growing = state.current;
      state.begun = {
        mark: growing && { growing, rows: growing.rows.bytes, broken: growing.broken.bytes },
      };
      return pieces;
    },
    put: async (table, bytes) => {
      if (!state.kind) return;
      state.current ??= await newPiece(folder, ++state.number, state.kind);
      const to = state.current[table];
      await to.handle.write(bytes, 0, bytes.length, to.bytes);
      to.bytes += bytes.length;
    },
    turn: () => {
      if (state.current && weightOf(state.current) >= pieceBytes) turn(state);
    },
    end: () => {
      state.begun = undefined;
      return release(state);
    },
    undo: () => undo(state),
    finish: async () => {
      turn(state);
      return release(state);
    },
    close: async () => {
      for (const one of [...state.full, ...(state.current ? [state.current] : [])]) await closeBoth(one);
    },
  };
}

function weightOf({ rows, broken }: Growing): number {
  return rows.bytes + BROKEN_WEIGHT * broken.bytes;
}

function turn(state: State): void {
  if (state.current) state.full.push(state.current);
  state.current = undefined;
}

async function release(state: State): Promise<Piece[]> {
  const given = state.full;
  state.full = [];
  for (const one of given) await closeBoth(one);
  return given.map(({ piece }) => piece);
}

async function undo(state: State): Promise<void> {
  if (!state.begun) return;
  const { mark } = state.begun;
  for (const one of [...state.full, ...(state.current ? [state.current] : [])]) {
    if (one !== mark?.growing) await removeBoth(one);
  }
  Object.assign(state, { full: [], current: mark?.growing, begun: undefined });
  for (const table of ['rows', 'broken'] as const) {
    if (!mark) continue;
    await mark.growing[table].handle.truncate(mark[table]);
    mark.growing[table].bytes = mark[table];
  }
}

/** What a broken row takes in memory, beside its line, while it is noted. */
const BROKEN_WEIGHT = 3;

async function newPiece(folder: string, number: number, kind: PieceKind): Promise<Growing> {
  const path = joinPath(folder, `piece-${number}.txt`);
  const brokenPath = joinPath(folder, `piece-${number}.broken`);
  return {
    piece: { ...kind, path, brokenPath, delimiter: String.fromCharCode(FIELD_END) },
    rows: { handle: await open(path, 'w'), bytes: 0 },
    broken: { handle: await open(brokenPath, 'w'), bytes: 0 },
  };
}

async function closeBoth({ rows, broken }: Growing): Promise<void> {
  await rows.handle.close();
  await broken.handle.close();
}

async function removeBoth(growing: Growing): Promise<void> {
  await closeBoth(growing);
  await rm(growing.piece.path, { force: true });
  await rm(growing.piece.brokenPath, { force: true });
}
