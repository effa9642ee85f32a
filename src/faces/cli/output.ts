import { asProblem, entryOf, type Problem, sentenceOf } from '../../base/errors/index.ts';

/** The two streams a command writes to: answers on one, progress and problems on the other. */
export type Output = Readonly<{
  /** The answer, as JSON or as lines for people. */
  answer: (json: unknown, lines: () => readonly string[]) => void;
  /** One line of progress; on a terminal a line may be overwritten by the next. */
  progress: (line: string, options?: Readonly<{ passing: boolean }>) => void;
}>;

/** Opens the output of one command. */
export function openOutput(options: Readonly<{ json: boolean }>): Output {
  let passing = false;
  return {
    answer: (json, lines) => {
      process.stdout.write(
        options.json ? `${JSON.stringify(json, plainNumbers)}\n` : `${lines().join('\n')}\n`,
      );
    },
    progress: (line, { passing: next } = { passing: false }) => {
      if (next && !process.stderr.isTTY) return;
      const wipe = passing ? '\r\u001b[2K' : '';
      process.stderr.write(`${wipe}${line}${next ? '' : '\n'}`);
      passing = next;
    },
  };
}

/** Says what went wrong, in both languages or as JSON, and gives the exit code. */
export function reportProblem(thrown: unknown, options: Readonly<{ json: boolean; where: string }>): number {
  const problem = asProblem(thrown, options.where);
  const { exit } = entryOf(problem.code);
  const message = { th: sentenceOf(problem, 'th'), en: sentenceOf(problem, 'en') };
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ problem: { code: problem.code, params: problem.params, message } })}\n`,
    );
  }
  process.stderr.write(`${problem.code}\n  ${message.th}\n  ${message.en}\n`);
  if (problem.code === 'UNEXPECTED') process.stderr.write(`${traceOf(problem)}\n`);
  return exit;
}

function traceOf(problem: Problem): string {
  return problem.cause instanceof Error ? (problem.cause.stack ?? '') : '';
}

function plainNumbers(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

/** A table for a terminal: columns padded by what is seen, numbers to the right. */
export function tableLines(rows: readonly (readonly (string | number)[])[]): string[] {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en-US') : cell)),
  );
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => seenWidth(row[column] ?? ''))),
  );
  return cells.map((row, line) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - seenWidth(cell));
        return typeof rows[line]?.[column] === 'number' ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Thai vowel signs and tone marks stand above or below a letter and take no room of their own. */
function seenWidth(text: string): number {
  return text.replaceAll(/[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/g, '').length;
}
