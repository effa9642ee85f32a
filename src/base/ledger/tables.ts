import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AreaCode, DatasetVersion, FlagState, IsoDate, Language } from '../model/index.ts';
import type { AgreementTables } from './agreements/agreement-tables.ts';
import type { AuditTables } from './audit/audit-tables.ts';
import type { ClaimCallTables } from './claim-calls/claim-call-tables.ts';
import type { ClaimTables } from './claims/claim-tables.ts';
import type { JsonColumn, MadeByServer } from './column-types.ts';
import type { DisputeTables } from './disputes/dispute-tables.ts';
import type { ErasureTables } from './erasures/erasure-tables.ts';
import type { EventTables } from './events/event-tables.ts';
import type { HomeVisitTables } from './home-visits/home-visit-tables.ts';
import type { IdentityTables } from './identity/identity-tables.ts';
import type { PayerTables } from './payers/payer-tables.ts';
import type { PairKind, ReviewAnswer } from './reviews/review-words.ts';
import type { ViewTables } from './saved-views/view-tables.ts';
import type { SubjectKeyTables } from './subject-keys/subject-key-tables.ts';
import type { TableKeyTables } from './table-keys/table-key-tables.ts';

type LaterJson<Value> = ColumnType<Value | null, never, string>;

/** The tables of the ledger as the query builder sees them; migrations/ makes them, schema.sql shows the result. */
export type Tables = IdentityTables &
  AuditTables &
  SubjectKeyTables &
  TableKeyTables &
  ErasureTables &
  AgreementTables &
  Readonly<{
    run: {
      id: GeneratedAlways<bigint>;
      started_at: MadeByServer;
      finished_at: ColumnType<Date | null, never, Date>;
      state: ColumnType<RunState, never, RunState>;
      input_dir: string;
      as_of: IsoDate | null;
      summary: LaterJson<Figures>;
      problem: LaterJson<RunProblem>;
    };
    dataset_version: {
      id: string;
      dataset: string;
      parents: string[];
      manifest: JsonColumn<DatasetVersion>;
      published_at: MadeByServer;
    };
    current_version: { dataset: string; version_id: string; run_id: bigint };
    publication: {
      id: GeneratedAlways<bigint>;
      at: MadeByServer;
      run_id: bigint;
      versions: string[];
    };
    session: {
      id: string;
      role: string;
      area_scope: string;
      subject: string;
      language: Generated<Language>;
      created_at: MadeByServer;
      expires_at: Date;
      revoked_at: ColumnType<Date | null, never, Date>;
      name: string | null;
      person_key: bigint | null;
      acts_for: Generated<bigint | null>;
      agency: string | null;
      last_seen_at: ColumnType<Date, never, Date>;
      idle_minutes: Generated<number>;
    };
    flag_entry: {
      id: GeneratedAlways<bigint>;
      at: MadeByServer;
      person_key: bigint;
      programme: string;
      kind: string;
      step: number;
      state: FlagState;
      reason: string;
      officer: string;
      session_id: string | null;
      village: string | null;
      dataset_version: string;
    };
    cohort: {
      id: GeneratedAlways<bigint>;
      at: MadeByServer;
      area: AreaCode;
      condition: JsonColumn<unknown>;
      officer: string;
      session_id: string | null;
    };
    cohort_version: {
      cohort_id: bigint;
      version: number;
      at: MadeByServer;
      as_of: IsoDate;
      run_id: bigint;
      dataset_versions: string[];
      members: bigint[];
      officer: string;
      session_id: string | null;
    };
    cohort_entry: {
      id: GeneratedAlways<bigint>;
      at: MadeByServer;
      cohort_id: bigint;
      act: 'named' | 'archived' | 'restored' | 'added' | 'removed' | 'withdrawn' | 'exported';
      name: string | null;
      person_key: bigint | null;
      reason: string | null;
      detail: string | null;
      rows: number | null;
      officer: string;
      session_id: string | null;
    };
    review_entry: {
      id: GeneratedAlways<bigint>;
      at: MadeByServer;
      act: 'answer' | 'withdraw' | 'reopen';
      pair_key: bigint;
      left_key: bigint;
      right_key: bigint;
      villages: string[];
      kind: PairKind;
      needs: 1 | 2;
      reviewer: string;
      session_id: string | null;
      answer: ReviewAnswer | null;
      note: string | null;
      undoes: bigint | null;
      dataset_version: string;
    };
    review_gold: {
      pair_key: bigint;
      planted_at: MadeByServer;
      left_key: bigint;
      right_key: bigint;
      truth: 'same' | 'different';
    };
  }> &
  DisputeTables &
  ClaimTables &
  ClaimCallTables &
  PayerTables &
  EventTables &
  HomeVisitTables &
  ViewTables;

export type RunState = 'running' | 'succeeded' | 'failed';

/** Figures a run leaves behind for `status`: plain data that JSON can carry. */
export type Figures = Readonly<Record<string, unknown>>;

/** Why a run failed, as the code and parameters of a Problem. */
export type RunProblem = Readonly<{ code: string; params: Readonly<Record<string, string | number>> }>;
