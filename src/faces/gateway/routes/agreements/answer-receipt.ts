import type { z } from 'zod';
import type { Receipt } from '../../../../base/ledger/index.ts';
import type { receiptListSchema } from '../../../../contract/index.ts';

type Answer = z.input<typeof receiptListSchema>['receipts'][number];

const ACTS = ['lookup', 'cohort', 'table', 'extract'] as const;

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
    rows: receipt.rows,
    bytes: receipt.bytes,
    bodyHash: receipt.bodyHash,
    format: receipt.format,
  };
}
