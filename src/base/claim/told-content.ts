import type { Text } from '../model/index.ts';
import type { ClaimKind } from './claim.ts';
import type { ClaimState } from './claim-state.ts';

/** What can be done with a claim so that whoever it is about is told. */
export const CLAIM_USES = ['sent', 'sent-again', 'forwarded', 'registered', 'stated', 'opened'] as const;
export type ClaimUse = (typeof CLAIM_USES)[number];

/** A kind of care that is not shown before somebody asks for it. */
export type SensitiveCare = Readonly<{
  id: string;
  /** Beginnings of codes. */
  codes: readonly string[];
  title: Text;
  /** Whether whoever acts for a dependent may ask for it too. */
  forProxies: boolean;
}>;

/** How patients are told of claims made in their name. */
export type ToldClaims = Readonly<{
  /** What is disputed when a claim is, and the agency whose stewards answer. */
  source: Text;
  agency: string;
  /** Whoever carries claims from hospitals to payers. */
  hub: Text;
  kinds: Readonly<Record<ClaimKind, Text>>;
  states: Readonly<Record<ClaimState, Text>>;
  uses: Readonly<Record<ClaimUse, Text>>;
  /** What patients can say is wrong with a claim. */
  wrongs: readonly Readonly<{ id: string; title: Text }>[];
  /** Chapters of the classification of diseases: the first and the last three signs. */
  groups: readonly Readonly<{ from: string; to: string; title: Text }>[];
  otherwise: Text;
  /** Why care is covered: the same words whatever it is, or they would tell what it is. */
  covered: Text;
  sensitive: readonly SensitiveCare[];
}>;
