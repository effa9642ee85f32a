/** An amount of money in satang (1/100 baht), always an integer. */
export type Satang = number & { readonly __satang: unique symbol };

/** Turns whole baht into satang. */
export function satangOfBaht(baht: number): Satang {
  return Math.round(baht * 100) as Satang;
}

/** Turns satang into baht for printing. */
export function bahtOf(satang: number): number {
  return satang / 100;
}
