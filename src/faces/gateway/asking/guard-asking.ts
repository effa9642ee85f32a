import type { FastifyInstance } from 'fastify';
import type { Ledger } from '../../../base/ledger/index.ts';
import type { Settings } from '../../../base/settings/index.ts';
import { keepBudgets } from './budget.ts';
import { noteRefusals } from './note-refusals.ts';

/** Keeps everybody to as many questions as are theirs, and writes down who was refused. */
export function guardAsking(
  server: FastifyInstance,
  { settings, ledger }: Readonly<{ settings: Settings; ledger: Pick<Ledger, 'audit'> }>,
): void {
  keepBudgets(server, settings.questions);
  noteRefusals(server, { ledger });
}
