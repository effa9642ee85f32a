import {
  claimQueuesSchema,
  problemSchema,
  replayedLettersSchema,
  replayLettersSchema,
} from '../../../../contract/index.ts';
import {
  openPayerDesk,
  openQueueWatch,
  type QueueDesk,
  replayPayer,
} from '../../../../services/claims/index.ts';
import { deskFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';

const QUEUES = '/api/v1/claims/queues';
const AT_THE_DESK = deskFor('operator');
const tags = ['claims'];

const queuesSchema = {
  tags,
  summary:
    'How the gateway stands: queues, payers, what nobody sends any more, accounts that cannot get in; no patient in it',
  response: { 200: claimQueuesSchema, default: problemSchema },
};
const replaySchema = {
  tags,
  summary:
    'Let what nobody sends any more be tried again, under the keys it had; who and why is written down',
  body: replayLettersSchema,
  response: { 200: replayedLettersSchema, default: problemSchema },
};

/** What whoever runs the gateway sees of it, and lets go again. */
export async function operatorClaimRoutes(server: Gateway, context: RouteContext): Promise<void> {
  const desk = queueDesk(context);
  const watch = openQueueWatch(desk);
  server.get(QUEUES, { schema: queuesSchema, config: AT_THE_DESK }, () => watch.read());
  server.post(`${QUEUES}/replay`, { schema: replaySchema, config: AT_THE_DESK }, async (request) => {
    const { payer, letter, reason } = request.body;
    const { batches, claims } = await replayPayer(
      { ...desk, actor: request.viewer.subject },
      {
        payer,
        reason,
        ...(letter?.kind === 'batch' && { batch: Number(letter.id) }),
        ...(letter?.kind === 'claim' && { parcel: Number(letter.id) }),
      },
    );
    watch.forget();
    return { messages: batches, claims };
  });
}

function queueDesk(context: RouteContext): QueueDesk {
  const { ledger, country, settings } = context;
  const desk = openPayerDesk(context, 'operator');
  return { ...desk, ledger, claims: country.claims(), home: settings.home };
}
