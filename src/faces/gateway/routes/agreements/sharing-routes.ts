import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { beginningOf, COUNTRY_CODE, dayOf } from '../../../../base/model/index.ts';
import {
  problemSchema,
  sharingDetailSchema,
  sharingEffectSchema,
  sharingListSchema,
} from '../../../../contract/index.ts';
import {
  findVersion,
  listSharing,
  partyOf,
  type SharingDesk,
  type SharingDetail,
  type SharingEffect,
  sharingEffect,
  showSharing,
} from '../../../../services/agreements/index.ts';
import { deskFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { areaNames, openAgreementDesk, openShareDesk } from './share-desk.ts';

const ROOT = '/api/v1/sharing';
const tags = ['agreements'];
const params = z.object({ agreement: z.string().max(80), version: z.coerce.number().int().min(1) });
const WATCHERS = deskFor('steward', 'protection-officer');

const schemas = {
  list: {
    tags,
    summary:
      'Every version of the agreements of one’s agency, or of all: how it stands, until when, who signed',
    response: { 200: sharingListSchema, default: problemSchema },
  },
  show: {
    tags,
    summary:
      'One version with all of it: parties, columns with masks, limits, signatures, what was given today',
    params,
    response: { 200: sharingDetailSchema, default: problemSchema },
  },
  effect: {
    tags,
    summary:
      'What a version would give on the data of now, and what it adds to the one it follows, before anybody signs',
    params,
    response: { 200: sharingEffectSchema, default: problemSchema },
  },
};

/** Agreements as the people see them who answer for them. */
export function sharingRoutes(server: Gateway, context: RouteContext): void {
  const nameOf = areaNames(context);

  server.get(ROOT, { schema: schemas.list, config: WATCHERS }, async (request) => {
    const desk = openSharingDesk(context, request);
    const agreements = await listSharing(desk);
    return {
      party: desk.party ?? null,
      mayMove: mayMove(request),
      agreements: agreements.map(({ givers, receivers, warnings, ...head }) => ({
        ...head,
        givers: [...givers],
        receivers: [...receivers],
        warnings: [...warnings],
      })),
    };
  });

  server.get(`${ROOT}/:agreement/:version`, { schema: schemas.show, config: WATCHERS }, async (request) => {
    const desk = openSharingDesk(context, request);
    const detail = answerDetail(await showSharing(desk, request.params, nameOf));
    const may = mayMove(request);
    return { ...detail, moves: may ? detail.moves : [], mayMove: may };
  });

  server.get(
    `${ROOT}/:agreement/:version/effect`,
    { schema: schemas.effect, config: WATCHERS },
    async (request) => {
      const desk = openSharingDesk(context, request);
      // Who may not see an agreement learns nothing either from how long comparing takes.
      await findVersion(desk, request.params);
      const compare = await openShareDesk(context);
      return answerEffect(await sharingEffect({ ...desk, compare }, request.params));
    },
  );
}

/** A steward sees the agreements of the own agency, and none without one; a protection officer sees all. */
export function openSharingDesk(context: RouteContext, { viewer }: FastifyRequest): SharingDesk {
  const { timeZone } = context.country;
  const today = dayOf(new Date(), timeZone);
  return {
    ...openAgreementDesk(context, viewer.subject),
    party: viewer.role === 'steward' ? partyOf(viewer.agency ?? '') : undefined,
    receipts: context.ledger.receipts,
    today,
    dayBegan: beginningOf(today, timeZone),
  };
}

/** An agreement is the whole country's, so a steward of a part of it does not move it. */
function mayMove({ viewer }: FastifyRequest): boolean {
  return viewer.role === 'steward' && viewer.area === COUNTRY_CODE;
}

function answerDetail(detail: SharingDetail): Omit<z.input<typeof sharingDetailSchema>, 'mayMove'> {
  const { givers, receivers, warnings, members, shares, usage, moves, purposes, bases, ...rest } = detail;
  return {
    ...rest,
    givers: [...givers],
    receivers: [...receivers],
    warnings: [...warnings],
    members: members.map(({ roles, ...member }) => ({ ...member, roles: [...roles] })),
    purposes: [...purposes],
    bases: [...bases],
    shares: shares.map(({ to, onward, columns, ...share }) => ({
      ...share,
      to: [...to],
      onward: [...onward],
      columns: [...columns],
    })),
    usage: [...usage],
    moves: [...moves],
    assumed: [...rest.assumed],
    versions: [...rest.versions],
    steps: [...rest.steps],
  };
}

function answerEffect({
  reach,
  grants,
  widenings,
  ...rest
}: SharingEffect): z.input<typeof sharingEffectSchema> {
  return {
    ...rest,
    reach: [...reach],
    grants: grants.map(({ columnsAdded, columnsRemoved, columnsChanged, ...grant }) => ({
      ...grant,
      columnsAdded: [...columnsAdded],
      columnsRemoved: [...columnsRemoved],
      columnsChanged: [...columnsChanged],
    })),
    widenings: [...widenings],
  };
}
