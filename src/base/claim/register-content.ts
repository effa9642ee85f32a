import type { ClaimState } from './claim-state.ts';

/** What accepted claims tell the registers of health, in the codes of the files that hospitals send. */
export type ClaimRegisterContent = Readonly<{
  /** The set of files that the journey takes in, and how its archives are called: `{hospital}` and `{moment}` are filled in. */
  fileSet: string;
  archive: string;
  /** Files that the journey looks for in every archive, whether or not claims tell anything of them. */
  lookedFor: readonly string[];
  /** Claims that stand so are accepted. */
  states: readonly ClaimState[];
  /** Stands before a hospital's own number where the registers ask for one of theirs. */
  numberPrefix: string;
  /** Where somebody belongs who is known from a claim only. */
  typeArea: string;
  unknownNationality: string;
  sexes: Readonly<{ m: string; f: string }>;
  death: Readonly<{
    /** How visits and stays end with a death. */
    typesOut: readonly string[];
    dischargeStatuses: readonly string[];
    dischargeTypes: readonly string[];
    placeInHospital: string;
    principalType: string;
  }>;
  birth: Readonly<{
    /** Beginnings of codes that say that somebody was just born. */
    diagnoses: readonly string[];
    /** So many days after the birth a stay may begin. */
    withinDays: number;
    placeInHospital: string;
  }>;
  functioning: Readonly<{
    /** File and column in which a score of daily living stands. */
    file: string;
    column: string;
    test: string;
    most: number;
    /** The greatest score of each degree of dependency, from the most dependent on. */
    degrees: readonly Readonly<{ upTo: number; code: string }>[];
  }>;
}>;
