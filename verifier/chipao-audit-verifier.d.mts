/** What was found wrong, and at which entry when that can be told. */
export type VerifierFinding = Readonly<{ code: string; why: string; entry?: number }>;

/** What a check of an exported folder came to. */
export type FolderCheck = Readonly<{
  findings: readonly VerifierFinding[];
  origin?: string;
  size?: number;
  root?: string;
  trustedKey?: boolean;
  witnesses?: readonly Readonly<{ name: string; at: string; independent: boolean }>[];
}>;

export function checkFolder(
  folder: string,
  trust?: Readonly<{ key?: string; witnesses?: readonly string[]; previous?: readonly string[] }>,
): FolderCheck;
