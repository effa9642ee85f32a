import { problem } from '../../base/errors/index.ts';
import type { SourceContract } from '../../stages/intake/index.ts';
import { delimitedLines } from './delimited-lines.ts';
import type { RegisterRow } from './register-row.ts';
import { openSpool } from './spool.ts';
import { packZip } from './zip-file.ts';

/** Writes one zip of several registers; each register's data rows are counted from 1. */
export type ZipWriter = Readonly<{
  write: (contractId: string, row: RegisterRow) => number;
  /** Writes a line into a member as it is, however broken, and gives its row number. */
  writeRaw: (contractId: string, line: string) => number;
  close: () => Promise<void>;
}>;

type Member = Readonly<{
  entry: Readonly<{ name: string; path: string }>;
  write: (row: RegisterRow) => number;
  writeRaw: (line: string) => number;
  flush: () => void;
}>;

/** Opens a zip; members wait in files beside it and are packed in the order given. A member without rows has its header. */
export function openZipWriter(
  order: Readonly<{ path: string; members: readonly Readonly<{ contract: SourceContract }>[] }>,
): ZipWriter {
  const members = new Map(
    order.members.map(({ contract }) => [contract.id, openMember(contract, order.path)]),
  );
  const memberOf = (contractId: string): Member => {
    const member = members.get(contractId);
    if (member) return member;
    throw problem('UNEXPECTED', {
      where: 'writing a zip',
      reason: `${contractId} is not one of its members`,
    });
  };
  return {
    write: (contractId, row) => memberOf(contractId).write(row),
    writeRaw: (contractId, line) => memberOf(contractId).writeRaw(line),
    close: async () => {
      for (const member of members.values()) member.flush();
      await packZip(
        order.path,
        [...members.values()].map((member) => member.entry),
      );
    },
  };
}

function openMember(contract: SourceContract, zipPath: string): Member {
  const name = contract.file.member ?? `${contract.id}.txt`;
  const path = `${zipPath}.${name}.part`;
  const lines = delimitedLines(contract);
  const spool = openSpool(path, contract.file.encoding);
  let rows = 0;
  spool.add(lines.start);
  return {
    entry: { name, path },
    write: (row) => {
      spool.add(lines.line(row));
      return ++rows;
    },
    writeRaw: (line) => {
      spool.add(lines.rawLine(line));
      return ++rows;
    },
    flush: spool.flush,
  };
}
