import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problem } from '../../../../base/errors/index.ts';
import {
  type BundleAnswer,
  capabilityStatement,
  type FhirDesk,
  findPerson,
  openFhirCheck,
  READ_KINDS,
  type Resource,
  readResources,
  submitBundle,
} from '../../../../services/fhir/index.ts';
import { HOSPITALS_SEE, HOSPITALS_UPLOAD, OPEN } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { authorizeFdh } from '../fdh/index.ts';
import { answerInOutcomes, sendFhir, sendRefusedBundle } from './outcome.ts';

const BASE = '/api/fhir/r4';
const tags = ['fhir'];
const bundleSchema = z.looseObject({ resourceType: z.string() });
const parametersSchema = z.looseObject({
  parameter: z.array(z.looseObject({ name: z.string(), resource: bundleSchema.optional() })),
});
const idSchema = z.string().regex(/^\d{1,18}(?:-\d{1,4})?$/);
const referenceSchema = z.string().regex(/^(?:Claim\/)?\d{1,18}$/);

/** FHIR R4 for hospitals whose programs speak it: the same claims, tokens, checks and payers as the hub's own calls. */
export async function fhirRoutes(server: Gateway, context: RouteContext): Promise<void> {
  answerInOutcomes(server);
  const desk = deskOf(context);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    ['application/fhir+json', 'application/json'],
    { parseAs: 'string', bodyLimit: context.country.claims().upload.bytes },
    server.getDefaultJsonParser('error', 'error'),
  );
  const capability = { tags, summary: 'What this FHIR server can do' };
  server.get(`${BASE}/metadata`, { schema: capability, config: OPEN }, (_request, reply) =>
    sendFhir(reply, capabilityStatement()),
  );
  submitRoutes(server, desk);
  readRoutes(server, context, desk);
}

type Desk = () => FhirDesk;

/** FHIR's own definitions are opened when the first hospital comes that speaks it. */
function deskOf({ ledger, keys, country, claimTokens: tokens }: RouteContext): Desk {
  let desk: FhirDesk | undefined;
  return () => {
    if (desk) return desk;
    const content = country.claims();
    const set = country.filesets().get(content.fileSet);
    desk = { book: ledger.claims, keys, tokens, content, set, fhir: country.fhir(), check: openFhirCheck() };
    return desk;
  };
}

function submitRoutes(server: Gateway, desk: Desk): void {
  const schema = {
    tags,
    summary: 'Claims as a transaction Bundle, taken whole or not at all',
    body: bundleSchema,
  };
  server.post(BASE, { schema, config: HOSPITALS_UPLOAD }, async (request, reply) => {
    const answer = await submitBundle(desk(), request.body, authorizeFdh(request));
    return answer.taken ? sendFhir(reply, transactionAnswer(answer)) : sendRefusedBundle(reply, answer);
  });
  const submit = {
    tags,
    summary: 'One claim with all it names, as a Bundle or as Parameters; answers with its ClaimResponse',
    body: bundleSchema,
  };
  server.post(
    `${BASE}/Claim/$submit`,
    { schema: submit, config: HOSPITALS_UPLOAD },
    async (request, reply) => {
      const caller = authorizeFdh(request);
      const answer = await submitBundle(desk(), bundleIn(request.body), caller);
      if (!answer.taken) return sendRefusedBundle(reply, answer);
      const [first] = answer.claims;
      const resources = first && (await readResources(desk(), caller.hospital, first.id));
      const response = resources?.find(({ resourceType }) => resourceType === 'ClaimResponse');
      if (!response) throw problem('FHIR_RESOURCE_UNKNOWN', { resource: 'ClaimResponse' });
      return sendFhir(reply, response);
    },
  );
}

/** A Bundle as it is, or as a parameter, as FHIR's operation has it. */
function bundleIn(body: Resource): Resource {
  if (body.resourceType !== 'Parameters') return body;
  const parameters = parametersSchema.safeParse(body).data?.parameter ?? [];
  return parameters.find(({ name }) => name === 'resource')?.resource ?? body;
}

function transactionAnswer({ claims, receipt }: Extract<BundleAnswer, { taken: true }>): Resource {
  return {
    resourceType: 'Bundle',
    type: 'transaction-response',
    identifier: { system: 'urn:chipao:receipt', value: receipt },
    entry: claims.map(({ id, isNew }) => ({
      response: { status: isNew ? '201 Created' : '200 OK', location: `Claim/${id}` },
    })),
  };
}

function readRoutes(server: Gateway, context: RouteContext, desk: Desk): void {
  for (const kind of READ_KINDS) {
    const schema = {
      tags,
      summary: `One ${kind} of the hospital’s own claims`,
      params: z.object({ id: idSchema }),
    };
    server.get(`${BASE}/${kind}/:id`, { schema, config: HOSPITALS_SEE }, async (request, reply) => {
      const { id } = request.params;
      const resources = await readOwn({ context, desk, request }, claimOf(id));
      const found = resources.find((one) => one.resourceType === kind && one.id === id);
      if (!found) throw problem('FHIR_RESOURCE_UNKNOWN', { resource: `${kind}/${id}` });
      return sendFhir(reply, found);
    });
  }
  answersOf(server, { context, desk }, { kind: 'ClaimResponse', parameter: 'request' });
  answersOf(server, { context, desk }, { kind: 'ExplanationOfBenefit', parameter: 'claim' });
  const schema = {
    tags,
    summary: 'A person at the hospital, by system|value of a number',
    querystring: z.object({ identifier: z.string().min(1).max(200) }),
  };
  server.get(`${BASE}/Patient`, { schema, config: HOSPITALS_SEE }, async (request, reply) => {
    const number = request.query.identifier.split('|').at(-1) ?? '';
    const { hospital } = authorizeFdh(request);
    const { claims, resources } = await findPerson(desk(), hospital, number);
    await note({ context, request }, claims);
    return sendSet(
      reply,
      resources.filter(({ resourceType }) => resourceType === 'Patient'),
    );
  });
}

type Ways = Readonly<{ context: RouteContext; desk: Desk }>;

/** What became of a claim, asked by the claim. */
function answersOf(
  server: Gateway,
  { context, desk }: Ways,
  { kind, parameter }: Readonly<{ kind: string; parameter: string }>,
): void {
  const schema = {
    tags,
    summary: `The ${kind} of a claim`,
    querystring: z.object({ [parameter]: referenceSchema }),
  };
  server.get(`${BASE}/${kind}`, { schema, config: HOSPITALS_SEE }, async (request, reply) => {
    const asked = String(request.query[parameter]).replace('Claim/', '');
    const resources = await readOwn({ context, desk, request }, claimOf(asked));
    return sendSet(
      reply,
      resources.filter(({ resourceType }) => resourceType === kind),
    );
  });
}

type Reading = Ways & Readonly<{ request: FastifyRequest }>;

async function readOwn({ context, desk, request }: Reading, claim: bigint): Promise<readonly Resource[]> {
  const { hospital } = authorizeFdh(request);
  const resources = await readResources(desk(), hospital, claim);
  await note({ context, request }, resources ? [claim] : []);
  return resources ?? [];
}

async function note({ context, request }: Omit<Reading, 'desk'>, claims: readonly bigint[]): Promise<void> {
  const { hospital, login } = authorizeFdh(request);
  await context.ledger.claims.noteRead({ claims, hospital, act: 'read-claim-fhir', actor: login });
  request.noted = true;
}

function sendSet(reply: FastifyReply, resources: readonly Resource[]): FastifyReply {
  const entry = resources.map((resource) => ({
    fullUrl: `${BASE}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode: 'match' },
  }));
  return sendFhir(reply, {
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    ...(entry.length > 0 ? { entry } : {}),
  });
}

function claimOf(id: string): bigint {
  return BigInt(id.split('-')[0] ?? '0');
}
