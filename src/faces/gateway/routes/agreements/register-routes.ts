import { z } from 'zod';
import { problem } from '../../../../base/errors/index.ts';
import { COUNTRY_CODE } from '../../../../base/model/index.ts';
import {
  agreementDetailSchema,
  agreementListSchema,
  moveAgreementSchema,
  problemSchema,
  receiptListSchema,
} from '../../../../contract/index.ts';
import {
  type AgreementDetail,
  findVersion,
  type ListedAgreement,
  listAgreements,
  moveAgreement,
  seesAgreement,
  showAgreement,
} from '../../../../services/agreements/index.ts';
import { deskFor, OPEN } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { answerReceipt } from './answer-receipt.ts';
import { areaNames, openAgreementDesk } from './share-desk.ts';
import { openSharingDesk } from './sharing-routes.ts';

const ROOT = '/api/v1/agreements';
const tags = ['agreements'];
const params = z.object({ agreement: z.string().max(80) });
const RECEIPTS_SHOWN = 200;

const schemas = {
  list: {
    tags,
    summary: 'The public register: every agreement, who gives what to whom, and what it means for a citizen',
    response: { 200: agreementListSchema, default: problemSchema },
  },
  show: {
    tags,
    summary: 'One agreement with its versions, what happened to it, and its record of processing',
    params,
    response: { 200: agreementDetailSchema, default: problemSchema },
  },
  receipts: {
    tags,
    summary: 'What left under an agreement, newest first: how much of which versions to whom, not about whom',
    params,
    response: { 200: receiptListSchema, default: problemSchema },
  },
  move: {
    tags,
    summary: 'Suspend, resume or revoke an agreement; what is under way stops within a second',
    params,
    body: moveAgreementSchema,
    response: { 200: agreementDetailSchema, default: problemSchema },
  },
};

/** Agreements: a register for anybody, and steps for stewards. */
export function agreementRoutes(server: Gateway, context: RouteContext): void {
  const nameOf = areaNames(context);

  server.get(ROOT, { schema: schemas.list, config: OPEN }, async ({ viewer }) => {
    const agreements = await listAgreements(openAgreementDesk(context, viewer.subject), nameOf);
    return { agreements: agreements.map(answerListed) };
  });

  server.get(`${ROOT}/:agreement`, { schema: schemas.show, config: OPEN }, async (request) => {
    const desk = openAgreementDesk(context, request.viewer.subject);
    return answerDetail(await showAgreement(desk, request.params.agreement, nameOf));
  });

  server.get(
    `${ROOT}/:agreement/receipts`,
    { schema: schemas.receipts, config: deskFor('steward', 'auditor', 'protection-officer') },
    async (request) => {
      const { agreement } = request.params;
      const { role } = request.viewer;
      const isTheirs =
        role !== 'steward' || (await seesAgreement(openSharingDesk(context, request), agreement));
      if (!isTheirs) throw problem('AGREEMENT_UNKNOWN', { agreement });
      const receipts = await context.ledger.receipts.ofAgreement(agreement, RECEIPTS_SHOWN);
      return { receipts: receipts.map(answerReceipt) };
    },
  );

  server.post(
    `${ROOT}/:agreement/state`,
    { schema: schemas.move, config: deskFor('steward') },
    async (request) => {
      // An agreement is the whole country's, so a steward of a part of it does not move it.
      if (request.viewer.area !== COUNTRY_CODE) throw problem('NOT_ALLOWED');
      const desk = openSharingDesk(context, request);
      const { agreement } = request.params;
      const { version: meant, ...move } = request.body;
      const version = meant ?? (await showAgreement(desk, agreement, nameOf)).version;
      // A version of other parties is answered as one that is not there.
      const { hash } = (await findVersion(desk, { agreement, version })).found;
      const { secondPersonRevokes } = desk.country.desk;
      await moveAgreement(desk, { hash, ...move, secondPerson: secondPersonRevokes });
      return answerDetail(await showAgreement(desk, agreement, nameOf));
    },
  );
}

type Answer = z.input<typeof agreementListSchema>['agreements'][number];
type DetailAnswer = z.input<typeof agreementDetailSchema>;

function answerListed(agreement: ListedAgreement): Answer {
  const {
    parties,
    purposes,
    bases,
    grants,
    missing,
    meantOtherwise: _,
    assumed,
    source,
    ...rest
  } = agreement;
  return {
    ...rest,
    source: source ?? null,
    parties: parties.map(({ roles, ...party }) => ({ ...party, roles: [...roles] })),
    purposes: [...purposes],
    bases: [...bases],
    grants: grants.map(({ to, acts, ...grant }) => ({ ...grant, to: [...to], acts: [...acts] })),
    missing: [...missing],
    assumed: [...assumed],
  };
}

function answerDetail({ record, versions, steps, ...agreement }: AgreementDetail): DetailAnswer {
  return {
    ...answerListed(agreement),
    versions: [...versions],
    steps: [...steps],
    record: {
      controllers: [...record.controllers],
      processors: [...record.processors],
      recipients: [...record.recipients],
      reviewEvery: record.reviewEvery,
      activities: record.activities.map(({ kinds, columns, acts, onward, ...activity }) => ({
        ...activity,
        kinds: [...kinds],
        columns: [...columns],
        acts: [...acts],
        onward: [...onward],
      })),
    },
  };
}
