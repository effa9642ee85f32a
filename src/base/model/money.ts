const SATANG_A_BAHT = 100;

/** An amount of satang (1/100 baht, always an integer inside) in baht, for printing. */
export function bahtOf(satang: number): number {
  return satang / SATANG_A_BAHT;
}
