import { readFile } from 'node:fs/promises';
import { problem } from '../../../../base/errors/index.ts';

/** A password from a file or CHIPAO_FDH_PASSWORD; never from the command line, where others on the machine and its history would see it. Throws PUSH_PASSWORD_MISSING. */
export async function readPassword(file: string | undefined): Promise<string> {
  const text =
    file === undefined
      ? (process.env['CHIPAO_FDH_PASSWORD'] ?? '')
      : await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
          throw problem('PUSH_PASSWORD_MISSING', { reason: `${file}: ${cause.code ?? '?'}` }, cause);
        });
  const password = text.replace(/\r?\n$/, '');
  if (password !== '') return password;
  throw problem('PUSH_PASSWORD_MISSING', { reason: file ?? 'CHIPAO_FDH_PASSWORD' });
}
