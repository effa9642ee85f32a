import { createHmac } from 'node:crypto';
import { problem } from '../../base/errors/index.ts';
import { id, type Sql, schemaOf } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import type { SourceContract } from '../intake/index.ts';
import { type KnownModel, knownModelOf } from './model/index.ts';
import type { LinkageSettings } from './settings.ts';

/** 128 bits. */
const KEY_WORD_DIGITS = 32;

/** A delivered source: its contract and its current version. */
export type DeliveredSource = Readonly<{ contract: SourceContract; version: DatasetVersion }>;

/** What linkage is made from. The secret turns anchors into person ids; without it nobody can make them from numbers. */
export type LinkageInputs = Readonly<{
  sources: readonly DeliveredSource[];
  settings: LinkageSettings;
  secret: string;
  /** What reviewers decided and did not take back. */
  decisions?: readonly LinkDecision[] | undefined;
  /** The version before this one: from it people keep their ids and the scores their model. Without it everything is anew. */
  former?: DatasetVersion | undefined;
  /** The model to score by as long as the settings are its own; that of the version before when not given. */
  model?: KnownModel | undefined;
  /** The day that new rows of the history name; which run made a version is known to the ledger. */
  occasion?: Occasion | undefined;
}>;

/** A reviewer's word on two records, which stands against whatever the rules say. */
export type LinkDecision = Readonly<{
  leftKey: bigint;
  rightKey: bigint;
  kind: 'must-link' | 'cannot-link';
}>;

/** When something came to be. */
export type Occasion = Readonly<{ asOf: IsoDate | null }>;

/** A source as the steps see it. Its number is its place in the country's order of sources, so it is the same every run. */
export type Source = Readonly<{
  number: number;
  id: string;
  /** Stands before a row's key, so that without the secret nobody finds a person's rows by their number. */
  keyWord: string;
  rows: Sql;
  onePerPerson: boolean;
  /** Fields that name a row across deliveries; none where the source has no key. */
  key: readonly string[];
  /** Whether no two rows can have one key. */
  keyIsUnique: boolean;
  has: (field: string) => boolean;
}>;

/** Everything the steps are made from. */
export type LinkageContext = Readonly<{
  settings: LinkageSettings;
  secret: string;
  /** The register of record for numbers; nothing when it was not delivered. */
  spine: Source | undefined;
  /** The other sources whose rows are people. */
  others: readonly Source[];
  /** Every delivered source by its id, for looking up places. */
  delivered: ReadonlyMap<string, Source>;
  /** In one order whoever asks for them. */
  decisions: readonly LinkDecision[];
  former: DatasetVersion | undefined;
  model: KnownModel | undefined;
  occasion: Occasion;
}>;

/** Orders and numbers the sources and finds the spine. */
export function contextOf(inputs: LinkageInputs): LinkageContext {
  const { settings, secret } = inputs;
  const ordered = inOrder(inputs.sources, settings.sourceOrder).map((delivered, index) => ({
    contract: delivered.contract,
    source: sourceOf(delivered, index + 1, keyWordOf(delivered.contract.id, secret)),
  }));
  const people = ordered.filter(({ contract }) => contract.identifies === 'person');
  const spines = people.filter(({ contract }) => contract.spine);
  for (const { contract } of spines) checkSpine(contract, spines.length);
  return {
    settings,
    secret,
    spine: spines[0]?.source,
    others: people.filter(({ contract }) => !contract.spine).map(({ source }) => source),
    delivered: new Map(ordered.map(({ source }) => [source.id, source])),
    decisions: inKeyOrder(inputs.decisions ?? []),
    former: inputs.former,
    model: inputs.model ?? (inputs.former && knownModelOf(inputs.former)),
    occasion: inputs.occasion ?? { asOf: null },
  };
}

/** All sources whose rows are people, the spine first. */
export function peopleSources({ spine, others }: LinkageContext): readonly Source[] {
  return spine ? [spine, ...others] : others;
}

/** The word of a source under a secret. */
export function keyWordOf(source: string, secret: string): string {
  return createHmac('sha256', secret).update(`rows of ${source}`).digest('hex').slice(0, KEY_WORD_DIGITS);
}

function sourceOf({ contract, version }: DeliveredSource, number: number, keyWord: string): Source {
  const table = version.tables.find(({ name }) => name === 'accepted');
  const fields = new Set(table?.columns.map(({ name }) => name));
  return {
    number,
    id: contract.id,
    keyWord,
    rows: id(`${schemaOf(version.dataset)}.accepted`),
    onePerPerson: contract.onePerPerson,
    key: contract.key,
    keyIsUnique: contract.onDuplicate === 'reject',
    has: (field) => fields.has(field),
  };
}

function inOrder(sources: readonly DeliveredSource[], order: readonly string[]): DeliveredSource[] {
  const placeOf = ({ contract }: DeliveredSource) => {
    const place = order.indexOf(contract.id);
    return place < 0 ? order.length : place;
  };
  return [...sources].sort(
    (left, right) => placeOf(left) - placeOf(right) || (left.contract.id < right.contract.id ? -1 : 1),
  );
}

/** A number must name one row of the spine, or two people could stand on one anchor. */
function checkSpine(contract: SourceContract, spines: number): void {
  const refuse = (reason: string) =>
    problem('CONTENT_INVALID', { file: `contract ${contract.id}`, where: 'spine', reason });
  if (spines > 1) throw refuse('only one source can be the register of record for numbers');
  const byNumber = contract.key.length === 1 && contract.key[0] === 'pid';
  if (!byNumber || contract.onDuplicate !== 'reject') {
    throw refuse('the register of record needs the key [pid] and onDuplicate: reject');
  }
}

/** A decision says the same whichever record stands left. */
function inKeyOrder(decisions: readonly LinkDecision[]): LinkDecision[] {
  const turned = decisions.map(({ leftKey, rightKey, kind }) =>
    leftKey <= rightKey ? { leftKey, rightKey, kind } : { leftKey: rightKey, rightKey: leftKey, kind },
  );
  const textOf = ({ leftKey, rightKey, kind }: LinkDecision) => `${kind} ${leftKey} ${rightKey}`;
  const once = new Map(turned.map((decision) => [textOf(decision), decision]));
  return [...once].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, decision]) => decision);
}
