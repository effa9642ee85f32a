import { rightTitle } from '../../../../base/claim/index.ts';
import { CLAIM_STANDINGS } from '../../../../base/model/index.ts';
import { STATEMENT_FORMATS } from '../../statements/index.ts';
import type { HospitalDesk } from './hospital-desk.ts';

/** What the hospital asked for and got, by month of service, the latest first; every standing is in every month. */
export async function readHospitalMoney(desk: HospitalDesk, hospital: string) {
  const found = await desk.ledger.claimFigures.moneyOf(hospital);
  const months = [...Map.groupBy(found, ({ month }) => month)].map(([month, figures]) => ({
    month,
    figures: CLAIM_STANDINGS.map((standing) => {
      const one = figures.find(({ group }) => group === standing);
      return {
        standing,
        claims: one?.claims ?? 0,
        claimedSatang: one?.claimedSatang ?? 0,
        approvedSatang: one?.approvedSatang ?? 0,
        paidSatang: one?.paidSatang ?? 0,
      };
    }),
  }));
  return { asOf: desk.now().toISOString(), months };
}

/** Which statements the hospital can take home. */
export async function listHospitalStatements(desk: HospitalDesk, hospital: string) {
  const { timeZone, ledger, payers, content } = desk;
  const [decided, batches] = await Promise.all([
    ledger.claimFigures.decidedMonths({ hospital, timeZone }),
    ledger.claimFigures.batchesOf(hospital),
  ]);
  const titleOf = (payer: string) =>
    payers.payers.find(({ id }) => id === payer)?.title ?? { th: payer, en: payer };
  return {
    asOf: desk.now().toISOString(),
    decided: decided.map(({ payer, month, claims, latestAt }) => ({
      payer,
      title: titleOf(payer),
      month,
      claims,
      latestAt: latestAt.toISOString(),
    })),
    batches: batches.map(({ number, payer, scheme, kind, at, claims, satang }) => ({
      number,
      payer,
      title: titleOf(payer),
      right: rightTitle(content, scheme),
      kind,
      at: at.toISOString(),
      claims,
      satang,
    })),
    formats: [...STATEMENT_FORMATS],
  };
}
