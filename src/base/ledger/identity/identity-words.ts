/** How a system of a party signs. */
export type ClientAlgorithm = 'EdDSA' | 'ES256';

/** A step of a request to look one person up. */
export type LookUpAct = 'asked' | 'granted' | 'approved' | 'rejected';

export type WatchAct = 'watched' | 'released';

/** Why a look-up needs somebody else to agree. */
export type LookUpCause = 'other-province' | 'own-household' | 'same-surname' | 'watched';

/** What is kept while somebody is away at the identity provider. */
export type SignInAttempt = Readonly<{
  state: string;
  nonce: string;
  verifier: string;
  redirectUri: string;
  returnTo: string;
}>;

/** A system of a party, and the public key it proves itself by. */
export type PartyClient = Readonly<{
  id: string;
  party: string;
  title: string;
  algorithm: ClientAlgorithm;
  publicKey: Readonly<Record<string, unknown>>;
  /** SHA-256 of the certificate it must come with, if it comes with one. */
  certificate?: string | undefined;
}>;

/** A client as it stands in the book. */
export type RegisteredClient = PartyClient & Readonly<{ registeredAt: Date; revokedAt: Date | undefined }>;

/** What an access token is bound to. */
export type TokenBinding = Readonly<{
  keyThumbprint?: string | undefined;
  certificate?: string | undefined;
}>;

/** Whose token it is. */
export type PartyToken = TokenBinding & Readonly<{ clientId: string; party: string }>;

/** Who takes a step with a request to look somebody up. */
export type LookUpHand = Readonly<{
  who: string;
  name: string;
  area: string;
  sessionId?: string | undefined;
}>;

/** A request as it is made. */
export type NewLookUp = LookUpHand &
  Readonly<{
    personKey: bigint;
    reason: string;
    caseNumber: string;
    causes: readonly LookUpCause[];
  }>;

/** A request and how it stands. */
export type LookUp = NewLookUp &
  Readonly<{
    id: number;
    at: Date;
    answer:
      | (LookUpHand &
          Readonly<{
            act: Exclude<LookUpAct, 'asked'>;
            at: Date;
            reason: string;
            expiresAt: Date | undefined;
          }>)
      | undefined;
  }>;
