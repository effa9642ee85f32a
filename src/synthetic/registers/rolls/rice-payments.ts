import type { Person } from '../../population/index.ts';
import { between, chance } from '../../random.ts';
import type { RicePlot } from '../../welfare/index.ts';
import { type Case, noteMistake, putPerson, registeredSubdistrict } from '../case.ts';

const PROGRAMME = 'rice-grower-payment';

/** Writes the payment to the rice growers of a house: one for all its fields, whoever of it is registered. */
export function writeRicePayments(round: Case): void {
  const { stream } = round.sheet;
  const { rice } = round.settings.rolls;
  const plots = round.noted.rice.filter(({ person }) => !person.house.isCentral);
  const owed = plots.filter(({ isThisSeason }) => isThisSeason);
  const payee = owed[0]?.person;
  if (!payee) {
    for (const { person } of plots) noteMistake(round, person, `blocked-by-one/${PROGRAMME}`);
    return;
  }
  const isPaid = !chance(stream, rice.forgotten);
  if (!isPaid) noteMistake(round, holderOf(owed) ?? payee, `missing-out/${PROGRAMME}`);
  // Half of the money that did not arrive came back from the bank.
  if (isPaid || chance(stream, 0.5)) putPayment(round, payee, { plots, isPaid });
}

/** The right of a house stands with its oldest grower. */
function holderOf(owed: readonly RicePlot[]): Person | undefined {
  return owed.map(({ person }) => person).toSorted((one, other) => one.birth - other.birth)[0];
}

function putPayment(
  round: Case,
  payee: Person,
  { plots, isPaid }: Readonly<{ plots: readonly RicePlot[]; isPaid: boolean }>,
): void {
  const { sheet, settings, asOf } = round;
  const { aRai, mostRai } = settings.rolls.rice;
  const areaRai = plots.reduce((total, plot) => total + plot.areaRai, 0);
  const fields = {
    register_no: `F${payee.trueId}`,
    house_code: payee.house.code,
    season: settings.labour.cropYear,
    area_rai: areaRai,
    amount: Math.min(mostRai, areaRai) * aRai,
    paid_on: asOf - between(sheet.stream, 60, 330),
    roll_status: isPaid ? 'paid' : 'returned',
    subdistrict_code: registeredSubdistrict(payee),
  };
  putPerson(round, { source: 'rice-payment', person: payee, fields });
}
