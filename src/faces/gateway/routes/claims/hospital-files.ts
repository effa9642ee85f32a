import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problem } from '../../../../base/errors/index.ts';
import { beginningOf, dayOf } from '../../../../base/model/index.ts';
import {
  checkedFilesSchema,
  monthSchema,
  problemSchema,
  sentFilesSchema,
} from '../../../../contract/index.ts';
import {
  checkChosen,
  makeHospitalStatement,
  mendChosen,
  STATEMENT_FORMATS,
  sendChosen,
  writeCauseFiles,
} from '../../../../services/claims/index.ts';
import { HOSPITAL_PEOPLE_UPLOAD, peopleFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { isFormBody, readForm, readForms } from '../fdh/index.ts';
import { askerOf, hospitalDeskOf, noteClaims } from './hospital-house.ts';

const ROOT = '/api/v1/claims';
const tags = ['claims'];
const WITH_PATIENTS = peopleFor('hospital');
const language = z.enum(['th', 'en']).default('th');

const checkSchema = {
  tags,
  summary: 'Check files before they are sent; nothing of them is kept',
  response: { 200: checkedFilesSchema, default: problemSchema },
};
const sendSchema = {
  tags,
  summary: 'Send 16 files as programs do, through the same door: the same ones again have the same receipt',
  response: { 200: sentFilesSchema, default: problemSchema },
};
const mendSchema = {
  tags,
  summary:
    'The files one gives, with plain slips mended, and every fault as a table: one archive; nothing is kept',
  querystring: z.object({ language }),
};
const causeSchema = {
  tags,
  summary:
    'Claims that wait to be corrected, of one code or all, as files to correct and send again: one archive',
  querystring: z.object({
    code: z
      .string()
      .regex(/^[A-Z0-9]{1,12}$/)
      .optional(),
    language,
  }),
};
const statementSchema = {
  tags,
  summary:
    'A statement of the own hospital: what a payer decided in a month (rep), or a batch that is paid together (stm)',
  params: z.object({ kind: z.enum(['rep', 'stm']), payer: z.string().max(40) }),
  querystring: z.object({
    month: monthSchema.optional(),
    batch: z
      .string()
      .regex(/^[\w.-]{1,80}$/)
      .optional(),
    format: z.enum(STATEMENT_FORMATS).default('xlsx'),
  }),
};

/** Files that people of a hospital give and take in the browser. */
export function hospitalFileRoutes(server: Gateway, context: RouteContext): void {
  const desk = hospitalDeskOf(context);
  readForms(server, context.country.claims().upload.bytes);

  server.post(`${ROOT}/check`, { schema: checkSchema, config: HOSPITAL_PEOPLE_UPLOAD }, async (request) =>
    withFiles(context, request, async (files) => checkChosen(desk(), { ...askerOf(request), files })),
  );

  server.post(`${ROOT}/sendings`, { schema: sendSchema, config: HOSPITAL_PEOPLE_UPLOAD }, async (request) =>
    withFiles(context, request, (files) => sendChosen(desk(), { ...askerOf(request), files })),
  );

  server.post(
    `${ROOT}/mended`,
    { schema: mendSchema, config: HOSPITAL_PEOPLE_UPLOAD },
    async (request, reply) => {
      const { hospital } = askerOf(request);
      const bytes = await withFiles(context, request, (files) =>
        mendChosen(desk(), { hospital, files, language: request.query.language }),
      );
      return sendArchive(reply, `mended-${hospital}.zip`, bytes);
    },
  );

  server.get(
    `${ROOT}/causes/files`,
    { schema: causeSchema, config: WITH_PATIENTS },
    async (request, reply) => {
      const { hospital } = askerOf(request);
      const { seen, bytes } = await writeCauseFiles(desk(), { hospital, ...request.query });
      await noteClaims(context, request, { act: 'claim-files', claims: seen });
      return sendArchive(reply, `claims-${hospital}-${request.query.code ?? 'all'}.zip`, bytes);
    },
  );

  statementRoute(server, context);
}

function statementRoute(server: Gateway, context: RouteContext): void {
  const { ledger, keys, country } = context;
  const path = `${ROOT}/statements/:kind/:payer`;
  server.get(path, { schema: statementSchema, config: WITH_PATIENTS }, async (request, reply) => {
    const { timeZone } = country;
    const { kind, payer } = request.params;
    const { month, batch, format } = request.query;
    // All that was ever decided would be no statement, and more than fits in memory.
    if (month === undefined && batch === undefined)
      throw problem('REQUEST_INVALID', { where: 'query', reason: 'month or batch is required' });
    const { hospital } = askerOf(request);
    const made = await makeHospitalStatement(
      { ledger, keys, content: country.payers(), timeZone, now: () => new Date() },
      { kind, payer, hospital, batch, format, ...monthIn(month, timeZone) },
    );
    await noteClaims(context, request, { act: `statement-${kind}`, claims: made.claims });
    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename="${made.name}"`)
      .send(made.bytes);
  });
}

/** The moments between which a month lies by the country's clocks. */
function monthIn(month: string | undefined, timeZone: string) {
  if (month === undefined) return {};
  const [year = 0, number = 0] = month.split('-').map(Number);
  const first = (months: number) => beginningOf(dayOf(new Date(Date.UTC(year, months, 1)), 'UTC'), timeZone);
  return { from: first(number - 1), to: first(number) };
}

/** Gives the files of a form to some work, and the place that a large body holds back after it. */
async function withFiles<Done>(
  { country }: RouteContext,
  request: FastifyRequest,
  work: (files: ReturnType<typeof readForm>['files']) => Promise<Done>,
): Promise<Done> {
  const { body } = request;
  const { upload } = country.claims();
  if (!isFormBody(body))
    throw problem('REQUEST_INVALID', { where: 'body', reason: 'multipart/form-data is required' });
  try {
    const { files } = readForm(request, body.bytes, upload);
    if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > upload.bytes)
      throw problem('HUB_UPLOAD_TOO_LARGE', { megabytes: Math.floor(upload.bytes / (1024 * 1024)) });
    return await work(files);
  } finally {
    body.release();
  }
}

function sendArchive(reply: FastifyReply, name: string, bytes: Buffer): FastifyReply {
  return reply
    .type('application/zip')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(bytes);
}
