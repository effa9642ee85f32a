import { open, rm } from 'node:fs/promises';
import { problem } from '../../../../base/errors/index.ts';
import { COUNTRY_CODE } from '../../../../base/model/index.ts';
import { type CohortDesk, type ExportOrder, exportCohort } from '../../../../services/cohorts/index.ts';
import { noteOperator } from '../../operator.ts';
import type { House } from '../../wiring.ts';
import { withAudit } from '../trust/audit.ts';

export const FORMATS = ['csv', 'xlsx'] as const;
export const LANGUAGES = ['th', 'en'] as const;

const SHORTEST_REASON = 5;

/** Writes a list into a new file. The file is opened first, so that nothing is written down of an export that could not be. */
export async function exportHere(
  house: House,
  desk: CohortDesk,
  { out, ...order }: ExportOrder & Readonly<{ out: string }>,
): Promise<Readonly<{ file: string; people: number }>> {
  if (order.reason.trim().length < SHORTEST_REASON)
    throw problem('REASON_NEEDED', { letters: SHORTEST_REASON });
  const file = await open(out, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
    throw problem('FILE_UNWRITABLE', { file: out, cause: cause.code ?? '–' }, cause);
  });
  try {
    await withAudit(house, (audit) => audit.assertWitnessed());
    const { bytes, people } = await exportCohort(desk, order);
    await noteOperator(house, {
      act: 'export-cohort',
      people,
      version: desk.reading.version('areas').id,
      area: COUNTRY_CODE,
    });
    await file.writeFile(bytes);
    return { file: out, people: people.length };
  } catch (cause) {
    await rm(out, { force: true });
    throw cause;
  } finally {
    await file.close();
  }
}
