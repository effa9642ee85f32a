import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import type { SourceContract } from '../intake/index.ts';
import { keepsRefused } from './routes/index.ts';
import type { Bridge, FactSettings } from './settings.ts';

const DAY_MS = 86_400_000;

/** A source as it was delivered: its contract and the version its files became. */
export type DeliveredSource = Readonly<{ contract: SourceContract; version: DatasetVersion }>;

/** `stale` is older than its contract allows: it is known to exist, but says nothing of today. */
export type DeliveryState = 'fresh' | 'stale' | 'missing';

/** What of the registers can be used on the as-of date. */
export type Deliveries = Readonly<{
  all: readonly Readonly<DeliveredSource & { source: string; asOf: IsoDate | null; state: DeliveryState }>[];
  stateOf: (source: string) => DeliveryState;
  dateOf: (source: string) => IsoDate | null;
  contractOf: (source: string) => SourceContract | undefined;
  /** The state of a source read through a bridge: no better than that of the source the bridge stands on. */
  reach: (source: string, via: string | undefined) => DeliveryState;
  /** Whether it is known of whom the source sent rows that could not be taken. */
  keepsRefused: (source: string) => boolean;
}>;

/** Compares each delivered source's date with what its contract calls stale. */
export function deliveriesOf(
  sources: readonly DeliveredSource[],
  asOf: IsoDate,
  bridges: FactSettings['bridges'],
): Deliveries {
  const all = sources
    .map((delivered) => {
      const source = delivered.contract.id;
      const date = delivered.version.sources.find((entry) => entry.source === source)?.asOf ?? null;
      return { ...delivered, source, asOf: date, state: stateAt(delivered.contract, date, asOf) };
    })
    .sort((left, right) => left.source.localeCompare(right.source));
  const found = new Map(all.map((delivery) => [delivery.source, delivery]));
  const stateOf = (source: string) => found.get(source)?.state ?? 'missing';
  return {
    all,
    stateOf,
    dateOf: (source) => found.get(source)?.asOf ?? null,
    contractOf: (source) => found.get(source)?.contract,
    reach: (source, via) => worseOf(stateOf(source), stateBelow(via ? bridges[via] : undefined, stateOf)),
    keepsRefused: (source) => {
      const version = found.get(source)?.version;
      return version !== undefined && keepsRefused(version);
    },
  };
}

function stateAt(contract: SourceContract, date: IsoDate | null, asOf: IsoDate): DeliveryState {
  if (date === null) return 'fresh';
  const days = (Date.parse(asOf) - Date.parse(date)) / DAY_MS;
  return days > contract.freshness.staleAfterDays ? 'stale' : 'fresh';
}

function stateBelow(bridge: Bridge | undefined, stateOf: (source: string) => DeliveryState): DeliveryState {
  return !bridge || bridge.kind === 'household' ? 'fresh' : stateOf(bridge.of);
}

function worseOf(left: DeliveryState, right: DeliveryState): DeliveryState {
  if (left === 'missing' || right === 'missing') return 'missing';
  return left === 'stale' ? left : right;
}
