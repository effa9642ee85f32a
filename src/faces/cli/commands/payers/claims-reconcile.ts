import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import { bahtOf } from '../../../../base/model/index.ts';
import { getPayer, type Reconciliation, reconcile } from '../../../../services/claims/index.ts';
import { openOutput, tableLines } from '../../output.ts';
import { inHouse } from '../../wiring.ts';
import { examplesText, optionsOf, readHospital } from '../options.ts';

type ReconcileOptions = Readonly<{ payer: string; hospital?: string; period?: string }>;

/** Adds `chipao claims reconcile`. */
export function addClaimsReconcile(claims: Command): void {
  claims
    .command('reconcile')
    .description(
      'Compares what was paid with what was claimed, to the satang: in full, short, over, twice, unpaid, unknown.',
    )
    .requiredOption('--payer <id>', 'whose payments')
    .option('--hospital <code>', 'only of this hospital', readHospital('--hospital'))
    .option('--period <month>', 'only this month, as in numbers of batches: 256911', readPeriod)
    .addHelpText(
      'after',
      examplesText('claims reconcile --payer nhso', 'claims reconcile --payer nhso --hospital 10670 --json'),
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<ReconcileOptions>(command);
      const { payer, hospital, period } = options;
      const done = await inHouse(options, async ({ ledger, country }) => {
        getPayer(country.payers(), payer);
        return reconcile(await ledger.statements.reconciled({ payer, hospital, period }));
      });
      openOutput(options).answer(done, () => sumLines(done));
    });
}

/** A month of the Buddhist era, as it stands in the numbers of batches. */
function readPeriod(value: string): string {
  if (/^25\d{2}(0[1-9]|1[0-2])$/.test(value)) return value;
  throw problem('PERIOD_NEEDED', { option: '--period', value: value.slice(0, 20) });
}

function sumLines({ sums, total, rows }: Reconciliation): string[] {
  const lineOf = (name: string, sum: Reconciliation['total']) => [
    name,
    sum.claims,
    bahtOf(sum.claimedSatang).toFixed(2),
    bahtOf(sum.paidSatang).toFixed(2),
    bahtOf(sum.differenceSatang).toFixed(2),
  ];
  const wrong = rows.filter(({ kind }) => kind !== 'full');
  return [
    ...tableLines([
      ['', 'claims', 'claimed baht', 'paid baht', 'difference'],
      ...sums.map((sum) => lineOf(sum.kind, sum)),
      lineOf('all', total),
    ]),
    ...(wrong.length === 0 ? [] : ['', 'not paid as claimed:']),
    ...tableLines(
      wrong.map(({ kind, hospital, differenceSatang, lines }) => [
        kind,
        hospital,
        `${bahtOf(differenceSatang).toFixed(2)} baht`,
        lines
          .map(({ document, line, transaction }) => `${document} line ${line} ${transaction ?? ''}`)
          .join('; '),
      ]),
    ),
  ];
}
