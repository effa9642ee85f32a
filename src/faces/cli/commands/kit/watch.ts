import { loadBehaviours, loadClaimFiles } from '../../../../../country/thailand/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import type { Language } from '../../../../base/model/index.ts';
import { type Checklist, checklistLines, openWatch, type SeenCall } from '../../../../conformance/index.ts';
import { openOutput } from '../../output.ts';
import { listenForStop } from '../../stop-signals.ts';

type WatchOptions = Readonly<{
  url: string;
  port: number;
  provoke?: boolean;
  json: boolean;
  format: 'text' | 'json' | 'junit';
  lang: Language;
}>;

/** Watches a program’s calls until it is told to stop, then tells what was seen. Throws CONFORMANCE_FAILED where something was done otherwise. */
export async function watchUntilStopped(options: WatchOptions): Promise<void> {
  const { url: server, port, lang } = options;
  const output = openOutput({ json: options.json || options.format === 'json' });
  const watch = await openWatch({
    server,
    port,
    behaviours: loadBehaviours(),
    set: loadClaimFiles().hubSet(),
    provokes: options.provoke === true,
    tell: (call) => output.progress(lineOf(call)),
  });
  const signals = listenForStop();
  try {
    output.progress(`${watch.address} -> ${server}; ${watch.address}/conformance; Ctrl-C`);
    await new Promise<void>((resolve) => signals.answer(resolve));
  } finally {
    signals.ignore();
    await watch.close();
  }
  const checklist = watch.checklist();
  output.answer(checklist, () => checklistLines(checklist, lang));
  assertDone(checklist);
}

/** One call in a line, without anything it said. */
export function lineOf({ method, path, status, provoked, upload }: SeenCall): string {
  const faults = upload && upload.faults.length > 0 ? `  ${upload.faults.join(' ')}` : '';
  return `${method} ${path}  ${status}${provoked ? `  (${provoked})` : ''}${faults}`;
}

function assertDone({ behaviours }: Checklist): void {
  const asked = behaviours.filter(({ kind }) => kind === 'must');
  const failed = asked.filter(({ state }) => state === 'broken').length;
  if (failed > 0) throw problem('CONFORMANCE_FAILED', { failed, all: asked.length });
}
