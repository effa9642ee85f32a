const KILOBYTE = 1000;
const MEGABYTE = 1_000_000;

/** The size of a file in the unit that takes few digits. */
export function writeSize(bytes: number): string {
  if (bytes < KILOBYTE) return `${bytes} B`;
  if (bytes < MEGABYTE) return `${Math.round(bytes / KILOBYTE)} kB`;
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
