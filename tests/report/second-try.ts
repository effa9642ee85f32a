/** What fast-check says of a counter-example: such a failure is real, and trying again would hide it. */
const NO_COUNTER_EXAMPLE = /^(?![\s\S]*Property failed)/;

type Environment = Readonly<Record<string, string | undefined>>;
type Retry = Readonly<{ count: number; condition: RegExp }>;

const isCi = ({ CI }: Environment): boolean => CI !== undefined && CI !== '' && CI !== 'false';

/** How often a page's test is tried again: once where a change is judged by its checks, and told; never at a desk. */
export function browserRetries(environment: Environment): number {
  return isCi(environment) ? 1 : 0;
}

/** The same for any other test, save one for which there is a counter-example. */
export function unitRetries(environment: Environment): Retry | 0 {
  return isCi(environment) ? { count: 1, condition: NO_COUNTER_EXAMPLE } : 0;
}
