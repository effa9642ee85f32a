/** The random number of an entry, by which its row in the ledger is found, as hexadecimal digits; nothing where a text is no entry. */
export function nonceIn(entry: string): string | undefined {
  return /"nonce":"([0-9a-f]{32})"/.exec(entry)?.[1];
}

/** When an entry says it was written; one that does not say so is as old as can be. */
export function writtenAt(entry: string): Date {
  const [, at = ''] = /"at":"([^"]+)"/.exec(entry) ?? [];
  return new Date(Date.parse(at) || 0);
}
