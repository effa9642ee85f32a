import type { Agreement, AgreementContent } from './base/agreement/index.ts';
import type {
  ClaimCallContent,
  ClaimContent,
  ClaimRegisterContent,
  FhirContent,
  PayerContent,
  ToldClaims,
} from './base/claim/index.ts';
import type { AreaCode, ErasureContent, GapKind, IsoDate, SignInRole, Text } from './base/model/index.ts';
import type { FileSets } from './filesets/index.ts';
import type { MeasureSettings } from './stages/areas/index.ts';
import type { CaseFile, Programme } from './stages/entitlements/index.ts';
import type { GapSettings } from './stages/gaps/index.ts';
import type { Kind as HouseholdKind, HouseholdSettings } from './stages/households/index.ts';
import type { CodeList, IntakeSettings, Place, SourceContract } from './stages/intake/index.ts';
import type { LinkageSettings } from './stages/linkage/index.ts';
import type { NeedContent } from './stages/needs/index.ts';
import type { IndicatorSet, PovertyContent } from './stages/poverty/index.ts';
import type { FactSettings } from './stages/profiles/index.ts';
import type { SyntheticCountry } from './synthetic/index.ts';

export type { Place };

/** Shapes of areas, cut to what one map shows. */
export type Shapes = Readonly<{ boundariesOf: (code: AreaCode) => unknown }>;

/** One way of grouping provinces into regions, and whether it was compared with the publication it comes from. */
export type RegionScheme = Readonly<{
  id: string;
  title: Text;
  verified: boolean;
  note: Text;
  regions: readonly Readonly<{ place: Place; provinces: readonly AreaCode[] }>[];
}>;

/** A local administration: itself, and the subdistricts and villages that belong to it, of which none belongs to another. */
export type LocalAdministration = Readonly<{ place: Place; members: readonly AreaCode[] }>;

type OpenDatasetWords = Readonly<{ title: Text; notes: Text; coverage: Text }>;

/** Who answers for the open tables, under which conditions they may be used, and what a catalogue is told of them. */
export type OpenDataContent = Readonly<{
  owner: Text;
  maintainer: Text;
  email: string;
  licence: Readonly<{ id: string; title: Text; url: string }>;
  type: Text;
  category: Text;
  tags: Readonly<{ th: readonly string[]; en: readonly string[] }>;
  objective: Text;
  frequency: Text;
  /** How the country writes the codes of areas, for who reads a column of them. */
  areaCodes: Text;
  datasets: Readonly<
    Record<'country' | 'regions' | 'provinces' | 'districts' | 'subdistricts' | 'villages', OpenDatasetWords>
  >;
}>;

/** Somebody of the development sign-in who comes from what is published: all that is said must be true of them. */
export type InventedCitizen = Readonly<{
  id: string;
  name: Text;
  about: Text;
  sex?: 'm' | 'f' | undefined;
  gap?: Readonly<{ programme: string; kind: string }> | undefined;
  /** Is paid for a child. */
  guardian?: true | undefined;
  /** A fact that tells what they are paid; they have no gap then. */
  paid?: string | undefined;
}>;

/** How people sign in, how long that holds, and when one person may be looked up whom an officer does not see. */
export type SignInContent = Readonly<{
  provider: Readonly<{
    scopes: readonly string[];
    claims: Readonly<{ number: string; givenName: string; familyName: string }>;
    algorithm: 'RS256' | 'PS256' | 'ES256' | 'EdDSA';
  }>;
  /** How somebody must have signed in at the provider: which of its words (`acr`) mean a strong way, and for whom it must be one, how lately. */
  strength: Readonly<{
    strong: readonly string[];
    roles: Readonly<Partial<Record<SignInRole, Readonly<{ strong: boolean; minutes: number }>>>>;
  }>;
  sessions: Readonly<Record<SignInRole, Readonly<{ hours: number; idleMinutes: number }>>>;
  lookUps: Readonly<{ openHours: number; waitDays: number; mostADay: number }>;
  invented: Readonly<{
    officials: readonly Readonly<{
      id: string;
      role: SignInRole;
      area: AreaCode;
      name: Text;
      about: Text;
      /** Of a steward: the agency whose facts they answer for. Of somebody of a hospital: its code. */
      agency?: string | undefined;
    }>[];
    citizens: readonly InventedCitizen[];
  }>;
}>;

/** What to do for a right: the act, the place, and what to bring. */
export type RightSteps = Readonly<{ do: Text; where: Text; bring: readonly Text[] }>;

/** What citizens are told, how long answers to them may take, and for whom somebody may act. */
export type CitizenContent = Readonly<{
  answerWithinDays: number;
  appealWithinDays: number;
  /** Whom a household of a kind lists as one of `of`, below an age, is a dependent of whom it lists as one of `as`. */
  proxies: readonly Readonly<{
    kind: string;
    as: readonly string[];
    of: readonly string[];
    underYears: number;
  }>[];
  neverDisputed: readonly string[];
  /** Facts that whoever acts for somebody is not shown. */
  neverByProxy: readonly string[];
  /** On which day of the month money comes. */
  payments: readonly Readonly<{ programme: string; dayOfMonth: number; verified: boolean }>[];
  steps: readonly (RightSteps & Readonly<{ programme: string }>)[];
  /** For programmes of which `steps` does not speak. */
  otherwise: RightSteps;
}>;

/** How people work with agreements: when one is marked, and what takes two people. */
export type AgreementRules = Readonly<{
  warnEndDays: number;
  warnReviewDays: number;
  secondPersonRevokes: boolean;
  /** Counts of fewer people are not told before anybody signs, and others to the nearest multiple of it. */
  fewest: number;
}>;

/** Agreements as the country writes them, with the data and the words they may speak of. */
export type CountryAgreements = Readonly<{
  content: AgreementContent;
  agreements: readonly Readonly<{ file: string; agreement: Agreement }>[];
  desk: AgreementRules;
}>;

/** What follows on an event: a right to ask about, a flag where money still flows, or rights that changed. */
export type EventEffect =
  | Readonly<{
      kind: 'opens';
      programmes: readonly string[];
      /** Who may apply: people of this age with whom the person lives. */
      applicants: Readonly<{ households: readonly HouseholdKind[]; fromAge: number }>;
    }>
  | Readonly<{ kind: 'stops'; flag: GapKind }>
  | Readonly<{ kind: 'raises' }>;

/** A kind of life event: by which facts it is seen, which of them count, and what follows. */
export type EventKind = Readonly<{
  id: string;
  title: Text;
  /** What became known, as a sentence. */
  told: Text;
  /** How a fact differs from the set before; `appears` is somebody who was not there. */
  when: 'appears' | 'turns-true' | 'turns-false' | 'changes';
  facts: readonly string[];
  /** The fact that tells the day it happened. */
  day?: string | undefined;
  unknownDay: 'counts' | 'left-out';
  where: readonly Readonly<{ fact: string; is: string }>[];
  /** What happened longer ago than this when it becomes known is no event. */
  withinDays: number;
  /** Happens once in a life. */
  once: boolean;
  effect: EventEffect;
}>;

/** What happens in people's lives that matters for rights, and from which day on. */
export type EventContent = Readonly<{ from: IsoDate; kinds: readonly EventKind[] }>;

/** What officers write down of visits to households, and after how many days a household should be seen again. */
export type HomeVisitContent = Readonly<{
  againAfterDays: number;
  findings: readonly Readonly<{ id: string; title: Text }>[];
}>;

/** What a country folder must provide: everything that differs by country, law or year. */
export type Country = Readonly<{
  code: string;
  name: Text;
  /** Where its days begin and end. */
  timeZone: string;
  places: () => readonly Place[];
  /** Another whenever the list of places is another; told without reading the list. */
  placesId: () => string;
  regions: () => readonly RegionScheme[];
  /** Empty where no list of them may be used. */
  locals: () => readonly LocalAdministration[];
  shapes: () => Shapes;
  contracts: readonly SourceContract[];
  codeLists: readonly CodeList[];
  intake: IntakeSettings;
  linkage: LinkageSettings;
  households: HouseholdSettings;
  facts: FactSettings;
  programmes: readonly Programme[];
  /** The examples that guard a programme. */
  programmeCases: (programme: Programme) => CaseFile;
  /** What people need when: equipment and services. */
  needs: () => NeedContent;
  gaps: GapSettings;
  /** The survey, dated sets of indicators, and rules for fragile households. */
  poverty: () => PovertyContent;
  /** The set by which people are targeted. */
  readonly indicators: IndicatorSet;
  measures: MeasureSettings;
  openData: () => OpenDataContent;
  citizens: () => CitizenContent;
  erasure: () => ErasureContent;
  /** Which life events are looked for. */
  events: () => EventContent;
  homeVisits: () => HomeVisitContent;
  signIn: () => SignInContent;
  agreements: () => CountryAgreements;
  /** How hospitals and payers are met. */
  claims: () => ClaimContent;
  /** How patients are told of claims made in their name. */
  toldClaims: () => ToldClaims;
  /** What accepted claims tell the registers of health. */
  claimRegister: () => ClaimRegisterContent;
  /** How claims are said in FHIR. */
  fhir: () => FhirContent;
  /** Who pays claims, and the files in which they tell of it. */
  payers: () => PayerContent;
  /** Sets of files that hospitals send. */
  filesets: () => FileSets;
  /** What the hub's calls besides uploads need to know. */
  claimCalls: () => ClaimCallContent;
  /** What an invented country is made from. */
  synthetic: () => SyntheticCountry;
}>;
