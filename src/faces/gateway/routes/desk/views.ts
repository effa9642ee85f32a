import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  holdsPersonNumber,
  keepViewSchema,
  problemSchema,
  readViewAddress,
  renameViewSchema,
  savedViewSchema,
  savedViewsSchema,
  viewIdSchema,
} from '../../../../contract/index.ts';
import {
  keepView,
  listViews,
  removeView,
  renameView,
  type ViewDesk,
} from '../../../../services/views/index.ts';
import { deskFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';

const AT_THE_DESK = deskFor('officer', 'analyst', 'steward', 'auditor', 'protection-officer');
const ROOT = '/api/v1/views';
const ONE = `${ROOT}/:view`;
const tags = ['desk'];
const params = viewIdSchema;

function answers<Answer>(answer: Answer) {
  return { 200: answer, default: problemSchema };
}

const schemas = {
  list: {
    tags,
    summary: 'Pages one kept under a name, the latest first',
    response: answers(savedViewsSchema),
  },
  keep: {
    tags,
    summary: 'Keep a page under a name; only addresses that are about nobody',
    body: keepViewSchema,
    response: answers(savedViewSchema),
  },
  rename: {
    tags,
    summary: 'Give a kept page another name',
    params,
    body: renameViewSchema,
    response: answers(savedViewSchema),
  },
  remove: {
    tags,
    summary: 'Keep a page no longer',
    params,
    response: answers(z.object({ removed: z.literal(true) })),
  },
};

/** Pages that people keep for themselves: an address and a name, of nobody else's. */
export function viewRoutes(server: Gateway, { ledger }: RouteContext): void {
  const deskOf = ({ viewer }: FastifyRequest): ViewDesk => ({
    views: ledger.views,
    viewer,
    readAddress: readViewAddress,
    holdsPersonNumber,
  });
  server.get(ROOT, { schema: schemas.list, config: AT_THE_DESK }, async (request) => ({
    views: await listViews(deskOf(request)),
  }));
  server.post(ROOT, { schema: schemas.keep, config: AT_THE_DESK }, async (request) =>
    keepView(deskOf(request), request.body),
  );
  server.post(ONE, { schema: schemas.rename, config: AT_THE_DESK }, async (request) =>
    renameView(deskOf(request), request.params.view, request.body.name),
  );
  server.delete(ONE, { schema: schemas.remove, config: AT_THE_DESK }, async (request) => {
    await removeView(deskOf(request), request.params.view);
    return { removed: true as const };
  });
}
