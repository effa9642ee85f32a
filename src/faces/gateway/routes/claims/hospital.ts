import { z } from 'zod';
import {
  claimCausesSchema,
  claimListQuerySchema,
  claimListSchema,
  claimMoneySchema,
  claimPageSchema,
  claimStatementsSchema,
  problemSchema,
  receiptPageSchema,
  sendingListSchema,
  takeClaimStepSchema,
  uploadReceiptSchema,
} from '../../../../contract/index.ts';
import {
  listHospitalClaims,
  listHospitalStatements,
  listSendings,
  readCauses,
  readHospitalClaim,
  readHospitalMoney,
  readReceipt,
  stepHospitalClaim,
} from '../../../../services/claims/index.ts';
import { deskFor, peopleFor } from '../../access-gate.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { askerOf, hospitalDeskOf, noteClaims } from './hospital-house.ts';

const ROOT = '/api/v1/claims';
const tags = ['claims'];
const FIGURES_ONLY = deskFor('hospital');
const WITH_PATIENTS = peopleFor('hospital');
const answers = <Schema extends z.ZodType>(schema: Schema) => ({
  response: { 200: schema, default: problemSchema },
});
const claimId = z.string().regex(/^\d{1,18}$/);

const sendingsSchema = {
  tags,
  summary: 'What the own hospital sent, kept and refused at the door, the latest first',
  querystring: z.object({
    before: z
      .string()
      .regex(/^\d{20}[kr]\d{12}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  ...answers(sendingListSchema),
};
const receiptSchema = {
  tags,
  summary: 'One upload of the own hospital: its files with their digests, and how its claims stand',
  params: z.object({ receipt: uploadReceiptSchema }),
  ...answers(receiptPageSchema),
};
const listSchema = {
  tags,
  summary:
    'Claims of the own hospital, the newest first; patients are masked, and whose claims are shown is written down',
  querystring: claimListQuerySchema,
  ...answers(claimListSchema),
};
const oneSchema = {
  tags,
  summary: 'One claim of the own hospital with everything that happened to it; the look is written down',
  params: z.object({ claim: claimId }),
  ...answers(claimPageSchema),
};
const stepSchema = {
  tags,
  summary: 'Appeal, take back or waive a claim of the own hospital',
  params: z.object({ claim: claimId }),
  body: takeClaimStepSchema,
  ...answers(claimPageSchema),
};

/** What the pages of one hospital read and do about its claims; of another hospital's nothing is ever found. */
export function hospitalClaimRoutes(server: Gateway, context: RouteContext): void {
  const desk = hospitalDeskOf(context);

  server.get(`${ROOT}/sendings`, { schema: sendingsSchema, config: FIGURES_ONLY }, async (request) =>
    listSendings(desk(), { hospital: askerOf(request).hospital, ...request.query }),
  );

  server.get(`${ROOT}/sendings/:receipt`, { schema: receiptSchema, config: FIGURES_ONLY }, async (request) =>
    readReceipt(desk(), { hospital: askerOf(request).hospital, receipt: request.params.receipt }),
  );

  server.get(`${ROOT}/list`, { schema: listSchema, config: WITH_PATIENTS }, async (request) => {
    const { before, ...asked } = request.query;
    const place = before === undefined ? undefined : BigInt(before);
    const { hospital } = askerOf(request);
    const { seen, answer } = await listHospitalClaims(desk(), { hospital, ...asked, before: place });
    await noteClaims(context, request, { act: 'list-claims', claims: seen });
    return answer;
  });

  server.get(`${ROOT}/list/:claim`, { schema: oneSchema, config: WITH_PATIENTS }, async (request) => {
    const claim = BigInt(request.params.claim);
    const answer = await readHospitalClaim(desk(), { hospital: askerOf(request).hospital, claim });
    await noteClaims(context, request, { act: 'read-claim', claims: [claim] });
    return answer;
  });

  server.post(`${ROOT}/list/:claim/steps`, { schema: stepSchema, config: WITH_PATIENTS }, async (request) => {
    const claim = BigInt(request.params.claim);
    const asker = askerOf(request);
    await stepHospitalClaim(desk(), { ...asker, claim, act: request.body.act });
    const answer = await readHospitalClaim(desk(), { hospital: asker.hospital, claim });
    await noteClaims(context, request, { act: 'read-claim', claims: [claim] });
    return answer;
  });

  figureRoutes(server, desk);
}

function figureRoutes(server: Gateway, desk: ReturnType<typeof hospitalDeskOf>): void {
  const causes = {
    tags,
    summary: 'Why claims of the own hospital were sent back, the most frequent cause first',
    ...answers(claimCausesSchema),
  };
  server.get(`${ROOT}/causes`, { schema: causes, config: FIGURES_ONLY }, async (request) =>
    readCauses(desk(), askerOf(request).hospital),
  );
  const money = {
    tags,
    summary: 'What the own hospital asked for and got, by month of service and by how claims stand',
    ...answers(claimMoneySchema),
  };
  server.get(`${ROOT}/money`, { schema: money, config: FIGURES_ONLY }, async (request) =>
    readHospitalMoney(desk(), askerOf(request).hospital),
  );
  const statements = {
    tags,
    summary: 'Which statements (REP, STM) the own hospital can take home',
    ...answers(claimStatementsSchema),
  };
  server.get(`${ROOT}/statements`, { schema: statements, config: FIGURES_ONLY }, async (request) =>
    listHospitalStatements(desk(), askerOf(request).hospital),
  );
}
