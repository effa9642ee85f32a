import { type Day, dayOf } from '../../calendar.ts';

/** Numbers issued by one district office, in the order in which families were entered. */
export type NumberIssuer = Readonly<{
  /** A citizen number for the `order`-th person of the district; those entered before numbers were given at birth are neighbours. */
  citizenNumber: (order: number, birth: Day, twinOf: number | null) => string;
  houseCode: (order: number) => string;
}>;

/** From this day on a number is given at birth, so that only twins are neighbours. */
const GIVEN_AT_BIRTH = dayOf(1984, 1, 1);
const FIRST_AT_BIRTH = 4_000_000;
const AT_BIRTH_PAIRS = 2_999_999;
/** Has no factor in common with the number of pairs, so the steps reach every place once. */
const STRIDE = 1_618_033;

/** The issuer of a district; `numberClass` is the first digit of every invented number. */
export function numberIssuer(district: string, numberClass: string): NumberIssuer {
  const prefix = `${numberClass}${district}`;
  return {
    citizenNumber: (order, birth, twinOf) => {
      const serial = birth < GIVEN_AT_BIRTH ? order : atBirth(twinOf ?? order, twinOf === null ? 0 : 1);
      return withCheckDigit(prefix + String(serial).padStart(7, '0'));
    },
    houseCode: (order) => houseCodeOf(district, order),
  };
}

function atBirth(order: number, second: number): number {
  return FIRST_AT_BIRTH + ((order * STRIDE) % AT_BIRTH_PAIRS) * 2 + second;
}

/** The number that somebody had before: of a district that there is not, so that it is nobody's now. */
export function formerNumberOf(pid: string): string {
  return withCheckDigit(`${pid.slice(0, 1)}0${pid.slice(2, 12)}`);
}

/** Adds the thirteenth digit, which proves the form of a number and nothing more. */
function withCheckDigit(twelve: string): string {
  let sum = 0;
  for (let place = 0; place < 12; place++) sum += Number(twelve[place]) * (13 - place);
  return twelve + String((11 - (sum % 11)) % 10);
}

function houseCodeOf(registrar: string, order: number): string {
  const ten = registrar + String(order).padStart(6, '0');
  let sum = 0;
  for (let place = 0; place < 10; place++) sum += Number(ten[place]) * (11 - place);
  return ten + String((11 - (sum % 11)) % 10);
}
