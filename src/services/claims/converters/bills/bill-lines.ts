import type {
  BillContent,
  BillSystem,
  Claim,
  ClaimDrug,
  ClaimItem,
  FileRows,
} from '../../../../base/claim/index.ts';
import type { FileSet } from '../../../../filesets/index.ts';
import { bahtText } from '../cells.ts';
import { makeRow } from './bill-cells.ts';
import type { BillHeader } from './bill-file.ts';

/** What a batch of bills is written with. */
export type BillWriting = Readonly<{
  set: FileSet;
  content: BillContent;
  system: BillSystem;
  header: Omit<BillHeader, 'count'>;
}>;

/** Numbers by which the parts of one bill point at each other. */
export type BillIds = Readonly<{ invoice: string; service: string; dispensing: string }>;

/** No money, as the form writes it. */
export const NOTHING = '0.00';

/** The last letter of a group of the plain claim says whether it is claimed or above. */
export function isClaimed(group: string): boolean {
  return group.endsWith('1');
}

/** A line an item, and a line without a code for what is charged of a group beyond its items. */
export function billItems(
  claim: Claim,
  { set, content }: BillWriting,
  { invoice, service, dispensing }: BillIds,
): FileRows {
  const rest = new Map(claim.charges.map(({ group, satang }) => [group, satang]));
  const line = (values: Readonly<Record<string, string>>) =>
    makeRow(set, 'BillItems', { Invno: invoice, ...values });
  const take = (muad: string, satang: number) => {
    const group = `${content.groups[muad]?.charge ?? muad}1`;
    rest.set(group, (rest.get(group) ?? 0) - satang);
  };
  const drugGroup = content.drugGroups[0] ?? '';
  const drugs = claim.drugs.map((drug) => {
    take(drugGroup, drugTotal(drug));
    return line({ ...drugLine(drug), BillMuad: drugGroup, SvRefID: dispensing });
  });
  const items = claim.items.map((item) => {
    const muad = groupOf(item, { content, rest });
    take(muad, itemTotal(item));
    return line({ ...itemLine(item), BillMuad: muad, SvRefID: service });
  });
  const day = claim.service.from?.slice(0, 10) ?? '';
  const others = [...rest].flatMap(([group, satang]) => {
    if (satang <= 0) return [];
    const muad = Object.entries(content.groups).find(([, { charge }]) => charge === group.slice(0, -1))?.[0];
    const claimed = isClaimed(group) ? bahtText(satang) : NOTHING;
    return [
      line({
        SvDate: day,
        BillMuad: muad ?? group,
        QTY: '1',
        ChargeAmt: bahtText(satang),
        ClaimAmount: claimed,
      }),
    ];
  });
  return [...drugs, ...items, ...others];
}

/** Of groups that mean one kind of item, the one of which enough is charged. */
function groupOf(
  item: ClaimItem,
  { content, rest }: Readonly<{ content: BillContent; rest: ReadonlyMap<string, number> }>,
): string {
  const groups = Object.entries(content.groups).filter(
    ([muad, group]) => group.item === item.type && !content.drugGroups.includes(muad),
  );
  const total = itemTotal(item);
  const fitting = groups.find(([, { charge }]) => (rest.get(`${charge}1`) ?? 0) >= total);
  return (fitting ?? groups[0])?.[0] ?? item.type;
}

function itemTotal({ totalSatang, quantity, rateSatang }: ClaimItem): number {
  return totalSatang ?? Math.round(quantity * rateSatang);
}

/** What is claimed for a medicine. */
export function drugTotal({ totalSatang, quantity, priceSatang }: ClaimDrug): number {
  return totalSatang ?? Math.round(quantity * priceSatang);
}

function itemLine(item: ClaimItem): Readonly<Record<string, string>> {
  const [rate, total] = [bahtText(item.rateSatang), bahtText(itemTotal(item))];
  return {
    SvDate: item.on ?? '',
    STDCode: item.code,
    QTY: String(item.quantity),
    UP: rate,
    ChargeAmt: total,
    ClaimUP: rate,
    ClaimAmount: total,
  };
}

function drugLine(drug: ClaimDrug): Readonly<Record<string, string>> {
  const [price, total] = [bahtText(drug.priceSatang), bahtText(drugTotal(drug))];
  return {
    SvDate: drug.on ?? '',
    LCCode: drug.code,
    STDCode: drug.standardCode ?? '',
    Desc: drug.name,
    QTY: String(drug.quantity),
    UP: price,
    ChargeAmt: total,
    ClaimUP: price,
    ClaimAmount: total,
  };
}
