import type { z } from 'zod';
import type { Receipt } from '../../../../base/ledger/index.ts';
import type { receiptListSchema } from '../../../../contract/index.ts';

type Answer = z.input<typeof receiptListSchema>['receipts'][number];

const ACTS = ['lookup', 'cohort', 'table', 'extract', 'event'] as const;

/** A receipt as it is shown: how much left of what, and not about whom. */
export function answerReceipt(receipt: Receipt): Answer {
  return {
    id: receipt.id,
    at: receipt.at.toISOString(),
    agreement: receipt.agreementId,
    agreementHash: receipt.agreementHash,
    grant: receipt.grant,
    recipient: receipt.recipient,
    act: ACTS.find((act) => act === receipt.act) ?? 'extract',
    planHash: receipt.planHash,
    asOf: receipt.asOf,
    datasetVersions: [...receipt.datasetVersions],
    columns: columnsIn(receipt.request),
    rows: receipt.rows,
    bytes: receipt.bytes,
    bodyHash: receipt.bodyHash,
    format: receipt.format,
  };
}

/** Rows are asked by `columns`, tables by what they are counted `by`. */
function columnsIn(request: unknown): string[] {
  if (typeof request !== 'object' || request === null) return [];
  const named = 'columns' in request ? request.columns : 'by' in request ? request.by : [];
  return Array.isArray(named) ? named.map(String) : [];
}
