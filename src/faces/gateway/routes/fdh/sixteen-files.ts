import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../../../base/errors/index.ts';
import { doorAnswer, type FileFault, faultText } from '../../../../filesets/index.ts';
import {
  type FileSending,
  noteRefusedFiles,
  openFileDesk,
  submitFiles,
} from '../../../../services/claims/index.ts';
import { HOSPITALS_UPLOAD } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { authorizeFdh } from './authorize.ts';
import { sendRefusal, sendSuccess } from './envelope.ts';
import { isFormBody, readForm, readForms } from './multipart.ts';

const BAD_REQUEST = 400;
const MOST_DETAILS = 1000;
const VERSIONS = [
  { api: 'v1', header: 'detect' },
  { api: 'v2', header: 'present' },
] as const;
type Version = (typeof VERSIONS)[number];

const schema = {
  tags: ['fdh'],
  summary:
    'Claims in 16 files, as text or dBase; kept whole or not at all. Beside the hub’s own words stand a receipt and every fault',
};

/** Takes uploads of 16 files: without a line of names in the first version, with one in the second. */
export function sixteenFileRoutes(server: Gateway, context: RouteContext): void {
  const { upload } = context.country.claims();
  readForms(server, upload.bytes);
  const desk = deskOf(context);
  for (const version of VERSIONS) {
    const path = `/api/${version.api}/data_hub/16_files`;
    const take = (request: FastifyRequest, reply: FastifyReply) =>
      takeUpload(desk(), version, { request, reply });
    server.post(path, { schema, config: HOSPITALS_UPLOAD }, take);
    // One program writes a slash behind it.
    server.post(`${path}/`, { schema: { hide: true }, config: HOSPITALS_UPLOAD }, take);
  }
}

type Desk = ReturnType<typeof openFileDesk>;

/** The content of files is parsed when the first upload comes. */
function deskOf(context: RouteContext): () => Desk {
  let desk: Desk | undefined;
  return () => {
    desk ??= openFileDesk(context);
    return desk;
  };
}

type Call = Readonly<{ request: FastifyRequest; reply: FastifyReply }>;

async function takeUpload(
  desk: Desk,
  { api, header }: Version,
  { request, reply }: Call,
): Promise<FastifyReply> {
  const { hospital, login } = authorizeFdh(request);
  const { body } = request;
  if (!isFormBody(body))
    throw problem('REQUEST_INVALID', { where: 'body', reason: 'multipart/form-data is required' });
  try {
    const { upload } = desk.content;
    const { fields, files } = readForm(request, body.bytes, upload);
    const form = fields.get('type') ?? '';
    const sending: FileSending = { api: `16_files ${api}`, form, header, hospital, login, files };
    if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > upload.bytes)
      throw problem('HUB_UPLOAD_TOO_LARGE', { megabytes: Math.floor(upload.bytes / (1024 * 1024)) });
    const answer = await submitFiles(desk, sending);
    if (!answer.taken) return await refuse(desk, { reply, api, sending, faults: answer.faults });
    const { receipt } = answer.receipt;
    return sendSuccess(reply, { receipt_id: receipt, claims: answer.claims, details: [] });
  } finally {
    body.release();
  }
}

type Refused = Readonly<{
  reply: FastifyReply;
  api: Version['api'];
  sending: FileSending;
  faults: readonly FileFault[];
}>;

/** The first fault in the hub's words, and all of them in ours. */
async function refuse(desk: Desk, { reply, api, sending, faults }: Refused): Promise<FastifyReply> {
  const { words, set } = desk;
  const [first] = faults;
  const told = first && doorAnswer(first, words, { api });
  const message = told?.message ?? 'invalid file';
  const messageTh = told?.messageTh ?? 'แฟ้มข้อมูลไม่ถูกต้อง';
  await noteRefusedFiles(desk, sending, { message, faults });
  const details = faults.slice(0, MOST_DETAILS).map((fault) => {
    const th = faultText(fault, { words, set, language: 'th' });
    const en = faultText(fault, { words, set, language: 'en' });
    const { code, file, row, field, value } = fault;
    return {
      code,
      file,
      row,
      field,
      value,
      message: `${en.what}: ${en.why}; ${en.mend}`,
      message_th: `${th.what}: ${th.why} ${th.mend}`,
    };
  });
  const refusal = { status: BAD_REQUEST, message, messageTh, error: message };
  return sendRefusal(reply, refusal, { details, faults: faults.length });
}
