import type { Desk, InventedNames } from './desk.ts';
import type { Dice } from './dice.ts';

/** Somebody who exists in these files alone. */
export type InventedPatient = Readonly<{
  hn: string;
  number: string;
  scheme: Desk['content']['schemes'][number];
}>;

type Order = Readonly<{ dice: Dice; names: InventedNames; number: number }>;

const OLDEST = 1935;
const YOUNGEST = 2020;

/** Invents a patient and adds them to PAT. */
export function inventPatient(desk: Desk, { dice, names, number }: Order): InventedPatient {
  const { content, hospital } = desk;
  const sex = dice.chance(0.5) ? 'male' : 'female';
  const given = names.givenNameAt(sex, dice.between(1, names.givenNameCount(sex)));
  const family = names.surnameAt(dice.between(1, names.surnameCount));
  const title = content.titles[sex];
  const [province, district] = dice.pick(content.districts);
  const hn = String(number).padStart(9, '0');
  const twelve = content.numberPrefix + hospital.slice(2) + String(number).padStart(6, '0');
  const citizen = twelve + lastDigit(twelve);
  const born = `${dice.between(OLDEST, YOUNGEST)}${two(dice.between(1, 12))}${two(dice.between(1, 28))}`;
  desk.add('PAT', {
    HCODE: hospital,
    HN: hn,
    CHANGWAT: province,
    AMPHUR: district,
    DOB: born,
    SEX: content.sexes[sex],
    PERSON_ID: citizen,
    NAMEPAT: `${given} ${family},${title}`.slice(0, 36),
    TITLE: title,
    FNAME: given,
    LNAME: family,
  });
  return { hn, number: citizen, scheme: pickScheme(desk, dice) };
}

function pickScheme({ content }: Desk, dice: Dice): InventedPatient['scheme'] {
  let left = dice.below(1000) / 1000;
  for (const scheme of content.schemes) {
    left -= scheme.share;
    if (left < 0) return scheme;
  }
  return dice.pick(content.schemes);
}

/** The digit by which thirteen digits prove their form. */
function lastDigit(twelve: string): string {
  let sum = 0;
  for (let at = 0; at < 12; at += 1) sum += Number(twelve[at]) * (13 - at);
  return String((11 - (sum % 11)) % 10);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
