import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asProtectionOfficer } from '../../../../base/access/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import { openVault } from '../../../../base/keys/index.ts';
import {
  erasureListSchema,
  erasureRequestSchema,
  erasureSchema,
  problemSchema,
} from '../../../../contract/index.ts';
import {
  askAsOfficer,
  confirmAsOfficer,
  erasuresFor,
  findForgotten,
  type OfficerHouse,
  withdrawAsOfficer,
} from '../../../../services/erasure/index.ts';
import { peopleFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { noteSeen } from '../../note-seen.ts';
import { showErasure } from './show-erasure.ts';

const TAGS = ['erasures'];
const FOR_PROTECTION = peopleFor('protection-officer');
const params = z.object({ erasure: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const one = { 200: erasureSchema, default: problemSchema };
const TRY_AGAIN_SECONDS = 30;

const listSchema = {
  tags: TAGS,
  summary: 'Erasures of people’s data, on what grounds there are any and which duties stand against them',
  response: { 200: erasureListSchema, default: problemSchema },
};
const askSchema = {
  tags: TAGS,
  summary: 'Ask that one person’s data be erased; refused while a legal duty says to keep it',
  body: erasureRequestSchema,
  response: one,
};
const confirmSchema = {
  tags: TAGS,
  summary: 'Confirm, as the second person, what another officer asked for; the next run carries it out',
  params,
  response: one,
};
const withdrawSchema = {
  tags: TAGS,
  summary: 'Take back an erasure that nobody has confirmed yet',
  params,
  response: one,
};

/** Erasing a person's data, by two protection officers; every step and every look at it stands in the book of access. */
export function erasureRoutes(server: Gateway, context: RouteContext): void {
  const alone = oneAtATime();

  server.get('/api/v1/erasures', { schema: listSchema, config: FOR_PROTECTION }, async (request) => {
    const officer = asProtectionOfficer(request.viewer);
    const house = await houseOf(context);
    const shown = await erasuresFor(house, officer);
    const people = shown.flatMap(({ erasure }) => erasure.personKey ?? []);
    await note(context, request, { act: 'list-erasures', people });
    const { bases, duties } = context.country.erasure();
    const erasures = shown.map((erasure) => showErasure(erasure, { country: context.country, officer }));
    const forgotten = await findForgotten({ home: context.settings.home, ledger: context.ledger });
    return { erasures: erasures.toReversed(), bases: [...bases], duties: duties.map(dutyLine), forgotten };
  });

  server.post('/api/v1/erasures', { schema: askSchema, config: FOR_PROTECTION }, async (request) => {
    const officer = asProtectionOfficer(request.viewer);
    const shown = await askAsOfficer(await houseOf(context), officer, request.body);
    const { personKey } = shown.erasure;
    await note(context, request, { act: 'ask-erasure', people: [personKey ?? null] });
    return showErasure(shown, { country: context.country, officer });
  });

  server.post(
    '/api/v1/erasures/:erasure/confirm',
    { schema: confirmSchema, config: FOR_PROTECTION },
    async (request) => {
      const officer = asProtectionOfficer(request.viewer);
      const house = await houseOf(context);
      const shown = await alone(() => confirmAsOfficer(house, officer, request.params.erasure));
      const { personKey } = shown.erasure;
      await note(context, request, { act: 'confirm-erasure', people: [personKey ?? null] });
      return showErasure(shown, { country: context.country, officer });
    },
  );

  server.post(
    '/api/v1/erasures/:erasure/withdraw',
    { schema: withdrawSchema, config: FOR_PROTECTION },
    async (request) => {
      const officer = asProtectionOfficer(request.viewer);
      const house = await houseOf(context);
      const { shown, personKey } = await withdrawAsOfficer(house, officer, request.params.erasure);
      await note(context, request, { act: 'withdraw-erasure', people: [personKey ?? null] });
      return showErasure(shown, { country: context.country, officer });
    },
  );
}

async function houseOf({ lake, ledger, country, keys, reading }: RouteContext): Promise<OfficerHouse> {
  const vault = openVault(keys, ledger.subjectKeys);
  return { lake, ledger, country, keys, vault, reading: await reading.get() };
}

type Noted = Readonly<{ act: string; people: readonly (bigint | null)[] }>;

async function note(context: RouteContext, request: FastifyRequest, noted: Noted): Promise<void> {
  const version = (await context.reading.get()).version('linkage').id;
  await noteSeen(context, request, { ...noted, purpose: 'erasure', version });
}

type Alone = <Done>(work: () => Promise<Done>) => Promise<Done>;

/** Confirming reads every register, so that two at once would take the room of everybody else's questions. */
function oneAtATime(): Alone {
  let isBusy = false;
  return async (work) => {
    if (isBusy) throw problem('ERASURE_WAITS_FOR_RUN', { retryAfterSeconds: TRY_AGAIN_SECONDS });
    isBusy = true;
    try {
      return await work();
    } finally {
      isBusy = false;
    }
  };
}

type Duty = ReturnType<RouteContext['country']['erasure']>['duties'][number];

function dutyLine({ id, title, law, verified, yieldsTo }: Duty) {
  return { id, title, law, verified, yieldsTo: [...yieldsTo] };
}
