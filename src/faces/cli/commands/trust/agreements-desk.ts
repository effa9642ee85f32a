import { readAgreementFile } from '../../../../../country/thailand/index.ts';
import {
  type Agreement,
  type AgreementFault,
  type AreaNames,
  checkAgreement,
} from '../../../../base/agreement/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import type { Text } from '../../../../base/model/index.ts';
import {
  type AgreementDesk,
  type CompareDesk,
  type ReadAgreement,
  readKept,
} from '../../../../services/agreements/index.ts';
import type { Reading } from '../../../../services/lookup/index.ts';
import { OPERATOR } from '../../operator.ts';
import type { House } from '../../wiring.ts';

/** Where the operator works on agreements. */
export function agreementDesk({ ledger, country, settings }: House): AgreementDesk {
  const { environment } = settings;
  return { book: ledger.agreements, country: country.agreements(), actor: OPERATOR.subject, environment };
}

/** Where drafts are counted on what is published. */
export function compareDesk({ ledger, country, keys }: House, reading: Reading): CompareDesk {
  return { reading, ledger, country: country.agreements(), keys };
}

/** What areas are called. */
export function nameAreas({ country }: House): AreaNames {
  const names = new Map<string, Text>(
    country.places().map((place) => [place.code, { th: place.nameTh, en: place.nameEn }]),
  );
  return (code) => names.get(code) ?? { th: code, en: code };
}

/** All that is wrong with a file; nothing when it holds. */
export function faultsOfFile({ country }: House, path: string): readonly AgreementFault[] {
  return checkAgreement(readAgreementFile(path), country.agreements().content).faults;
}

/**
 * An agreement by its id (its version in force, else its newest, else the country's draft), by id and version (`agr-x@2`), or as a file.
 * Throws AGREEMENT_UNKNOWN, AGREEMENT_INVALID.
 */
export async function findAgreement(house: House, wanted: string): Promise<Agreement> {
  const [id = '', version] = wanted.split('@');
  if (!/^agr-[a-z0-9-]+(@\d+)?$/.test(wanted)) return readFile(house, wanted);
  const kept = await readVersions(house, id);
  const found =
    version === undefined
      ? (kept.find(({ state }) => state === 'active') ?? kept.at(-1))
      : kept.find(({ agreement }) => agreement.version === Number(version));
  const draft = house.country.agreements().agreements.find(({ agreement }) => agreement.id === id)?.agreement;
  const isDraft = version === undefined || draft?.version === Number(version);
  const agreement = found?.agreement ?? (isDraft ? draft : undefined);
  if (!agreement) throw problem('AGREEMENT_UNKNOWN', { agreement: wanted });
  return agreement;
}

/** Every version that was proposed. */
export async function readVersions({ ledger }: House, id: string): Promise<ReadAgreement[]> {
  return (await ledger.agreements.list(id)).map(readKept);
}

function readFile({ country }: House, path: string): Agreement {
  const { agreement, faults } = checkAgreement(readAgreementFile(path), country.agreements().content);
  if (agreement) return agreement;
  const [fault] = faults;
  throw problem('AGREEMENT_INVALID', {
    file: path,
    where: fault?.path ?? '?',
    reason: `${fault?.reason ?? '?'}; ${fault?.suggestion ?? ''}`,
  });
}
