import type { Generated, GeneratedAlways } from 'kysely';
import type { JsonColumn, MadeByServer } from '../column-types.ts';
import type { ClientAlgorithm, LookUpAct, WatchAct } from './identity-words.ts';

/** The tables about who may come in, and about people whom somebody asked to look up. */
export type IdentityTables = Readonly<{
  sign_in_attempt: {
    id: string;
    state: string;
    nonce: string;
    verifier: string;
    redirect_uri: string;
    return_to: string;
    expires_at: Date;
  };
  used_proof: { id: string; expires_at: Date };
  party_client: {
    id: string;
    party: string;
    title: string;
    algorithm: ClientAlgorithm;
    public_key: JsonColumn<Readonly<Record<string, unknown>>>;
    certificate: string | null;
    registered_at: MadeByServer;
    revoked_at: Generated<Date | null>;
  };
  party_token: {
    id: string;
    client_id: string;
    key_thumbprint: string | null;
    certificate: string | null;
    created_at: MadeByServer;
    expires_at: Date;
  };
  look_up_entry: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    request: bigint | null;
    act: LookUpAct;
    person_key: bigint | null;
    who: string;
    name: string;
    area: string;
    session_id: string | null;
    reason: string;
    case_number: string | null;
    causes: string[] | null;
    expires_at: Date | null;
  };
  watched_entry: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    person_key: bigint;
    act: WatchAct;
    reason: string;
    who: string;
  };
}>;
