import { readdirSync, readFileSync } from 'node:fs';

/** These processes and all they started, those deepest below first. */
export function familyOf(processes: readonly number[]): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const parent = parentOf(name);
        return parent === undefined ? [] : [[Number(name), parent] as const];
      }),
  );
  const isBelow = (one: number): boolean => {
    const parent = parents.get(one);
    return parent !== undefined && (processes.includes(parent) || isBelow(parent));
  };
  const below = [...parents.keys()].filter((one) => !processes.includes(one) && isBelow(one));
  return [...below.reverse(), ...processes.filter((one) => parents.has(one))];
}

/** Ends processes at once, some of which may be gone by now. */
export function killAll(processes: readonly number[]): void {
  for (const one of processes) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
}

/** Processes whose command line has this text in it. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) && Number(name) !== process.pid && readQuietly(`/proc/${name}/cmdline`).includes(text)
      ? [Number(name)]
      : [],
  );
}

function parentOf(name: string): number | undefined {
  const stat = readQuietly(`/proc/${name}/stat`);
  const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return parent === undefined ? undefined : Number(parent);
}

/** What stands in a file of a process that may be gone. */
function readQuietly(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
