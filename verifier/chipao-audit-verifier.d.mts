/** What was found wrong, and at which entry when that can be told. */
export type VerifierFinding = Readonly<{ code: string; why: string; entry?: number }>;

/** What a check of an exported folder came to. */
export type FolderCheck = Readonly<{
  findings: readonly VerifierFinding[];
  origin?: string;
  size?: number;
  root?: string;
  trustedKey?: boolean;
  /** `told`: the key was given by the caller, and not found in the folder only. */
  witnesses?: readonly Readonly<{ name: string; at: string; independent: boolean; told: boolean }>[];
}>;

export function checkFolder(
  folder: string,
  trust?: Readonly<{ key?: string; witnesses?: readonly string[]; previous?: readonly string[] }>,
): FolderCheck;
