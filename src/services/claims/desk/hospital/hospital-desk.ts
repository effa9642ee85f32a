import type { PayerContent } from '../../../../base/claim/index.ts';
import type { Ledger } from '../../../../base/ledger/index.ts';
import type { Text } from '../../../../base/model/index.ts';
import type { FaultWords } from '../../../../filesets/index.ts';
import type { FileDesk } from '../../submit/index.ts';

/** Where the people of one hospital work with its claims. */
export type HospitalDesk = FileDesk &
  Readonly<{
    ledger: Pick<Ledger, 'claims' | 'claimFigures' | 'statements' | 'payers'>;
    words: FaultWords;
    payers: PayerContent;
    /** What a party to agreements is called. */
    partyName: (id: string) => Text;
    timeZone: string;
    now: () => Date;
  }>;

/** Whose claims they are: nothing of another hospital is ever found. */
export type HospitalAsker = Readonly<{ hospital: string; login: string }>;
