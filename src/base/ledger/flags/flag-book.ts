import type { Kysely, Selectable, Transaction } from 'kysely';
import { problem } from '../../errors/index.ts';
import { type AreaCode, COUNTRY_CODE } from '../../model/index.ts';
import { writeAct } from '../audit/index.ts';
import { waitForTurn } from '../locks.ts';
import type { Tables } from '../tables.ts';
import type { FlagKey, FlagStep, LastFlagStep, NewFlagStep } from './flag-words.ts';

/** What officers decide about flags, step by step; it only grows. */
export type FlagBook = Readonly<{
  /**
   * Takes a step. `check` sees the steps so far, while nobody else can take one, and throws when this one may not follow.
   * Throws FLAG_MOVED when somebody took a step that the officer has not seen.
   */
  move(step: NewFlagStep, check: (history: readonly FlagStep[]) => void): Promise<FlagStep>;
  /** All steps taken with the flags of these people, oldest first. */
  historyOf(personKeys: readonly bigint[]): Promise<FlagStep[]>;
  /** The last step of every flag of an area with which a step was taken, without why: no reason is opened for a list. */
  lastIn(area: AreaCode): Promise<LastFlagStep[]>;
}>;

/** Opens the book of flags. */
export function openFlagBook(database: Kysely<Tables>): FlagBook {
  return {
    move: (step, check) => database.transaction().execute((turn) => move(turn, step, check)),
    historyOf: async (personKeys) => {
      if (personKeys.length === 0) return [];
      const rows = await database
        .selectFrom('flag_entry')
        .selectAll()
        .where('person_key', 'in', [...personKeys])
        .orderBy('id')
        .execute();
      return rows.map(toStep);
    },
    lastIn: async (area) => {
      const rows = await database
        .selectFrom('flag_entry')
        .select(['person_key', 'programme', 'kind', 'step', 'state', 'officer', 'at'])
        .distinctOn(['person_key', 'programme', 'kind'])
        .$if(area !== COUNTRY_CODE, (query) => query.where('village', 'like', `${area}%`))
        .orderBy('person_key')
        .orderBy('programme')
        .orderBy('kind')
        .orderBy('step', 'desc')
        .execute();
      return rows.map(({ person_key: personKey, ...last }) => ({ personKey, ...last }));
    },
  };
}

async function move(
  turn: Transaction<Tables>,
  { sessionId, seen, ...step }: NewFlagStep,
  check: (history: readonly FlagStep[]) => void,
): Promise<FlagStep> {
  const { personKey, programme, kind } = step;
  await waitForTurn(turn, lockName(step));
  const rows = await turn
    .selectFrom('flag_entry')
    .selectAll()
    .where('person_key', '=', personKey)
    .where('programme', '=', programme)
    .where('kind', '=', kind)
    .orderBy('step')
    .execute();
  const history = rows.map(toStep);
  if ((history.at(-1)?.step ?? 0) !== seen) throw problem('FLAG_MOVED');
  check(history);
  const written = await turn
    .insertInto('flag_entry')
    .values({
      person_key: personKey,
      programme,
      kind,
      step: seen + 1,
      state: step.state,
      reason: step.reason,
      officer: step.officer,
      session_id: sessionId ?? null,
      village: step.village,
      dataset_version: step.datasetVersion,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await writeAct(turn, {
    kind: 'flag',
    act: step.state,
    actor: step.officer,
    sessionId,
    area: step.village ?? undefined,
    datasetVersion: step.datasetVersion,
    personKeys: [personKey],
    facts: { programme, kind, step: seen + 1 },
    sealed: { reason: step.reason },
  });
  return toStep(written);
}

/** Two officers may decide in the same moment; one after the other they see each other's step. */
function lockName({ personKey, programme, kind }: FlagKey): string {
  return `flag ${personKey} ${programme} ${kind}`;
}

function toStep({
  person_key: personKey,
  programme,
  kind,
  step,
  state,
  reason,
  officer,
  at,
}: Selectable<Tables['flag_entry']>): FlagStep {
  return { personKey, programme, kind, step, state, reason, officer, at };
}
