import type { AgreementFault } from '../../../../base/agreement/index.ts';
import type {
  AgreementDetail,
  AgreementDifference,
  GrantDifference,
  GrantReach,
  ListedAgreement,
} from '../../../../services/agreements/index.ts';
import { tableLines } from '../../output.ts';

/** Agreements for a terminal. */
export function listLines(agreements: readonly ListedAgreement[]): string[] {
  return tableLines(
    agreements.map(({ id, version, state, parties, valid, missing, meantOtherwise }) => [
      id,
      `version ${version}`,
      state,
      `${parties.length} parties`,
      `${valid.from} to ${valid.until}`,
      [
        ...(missing.length === 0 ? [] : [`to sign: ${missing.length}`]),
        ...(meantOtherwise.length === 0 ? [] : [`meant otherwise now: ${meantOtherwise.join(', ')}`]),
      ].join('; '),
    ]),
  );
}

/** One agreement for a terminal. */
export function showLines(agreement: AgreementDetail): string[] {
  const { record } = agreement;
  return [
    `${agreement.id}  version ${agreement.version}  ${agreement.state}`,
    agreement.title.en,
    agreement.hash,
    '',
    `for citizens: ${agreement.citizen.en}`,
    '',
    ...tableLines(agreement.parties.map(({ id, name, roles }) => [id, name.en, roles.join(', ')])),
    '',
    ...agreement.grants.map(({ id, to, sentence }) => `${id} to ${to.join(', ')}: ${sentence.en}`),
    ...(agreement.grants.length === 0 ? ['nothing is granted under it'] : []),
    '',
    `purposes: ${agreement.purposes.map(({ term }) => term).join(', ')}`,
    `basis: ${agreement.bases.map(({ term, verified }) => (verified ? term : `${term} (not verified)`)).join(', ')}`,
    ...record.activities.map(
      ({ grant, retain, onward, place }) =>
        `${grant}: kept for ${retain}, in ${place}, handed on to ${onward.length === 0 ? 'nobody' : onward.join(', ')}`,
    ),
    ...agreement.assumed.map(({ path, why }) => `assumed: ${path} (${why.en})`),
    ...agreement.steps.map(({ at, state, reason, by }) => `${at}  ${state}  ${reason}  (${by})`),
    ...(agreement.missing.length === 0 ? [] : [`to sign: ${agreement.missing.join(', ')}`]),
    ...agreement.meantOtherwise.map(
      (grant) =>
        `${grant}: its words mean something else now than what was signed; it gives nothing until a next version is signed`,
    ),
  ];
}

/** What is wrong with a file, for a terminal. */
export function faultLines(file: string, faults: readonly AgreementFault[]): string[] {
  if (faults.length === 0) return [`${file} holds`];
  return faults.map(({ path, reason, suggestion }) => `${path}: ${reason}; ${suggestion}`);
}

/** What a version adds and takes away, in people and columns. */
export function diffLines({ grants, widenings }: AgreementDifference): string[] {
  return [
    ...grants.map((grant) => `${grant.grant}: ${differenceText(grant)}`),
    ...(widenings.length === 0 ? ['nothing is wider than before'] : ['wider than before:']),
    ...widenings.map(({ grant, path, from, to }) => `  ${grant} ${path}: ${from || 'nothing'} -> ${to}`),
  ];
}

function differenceText(grant: GrantDifference): string {
  const { columnsAdded, columnsRemoved, columnsChanged, meansOtherwise, peopleAdded, peopleRemoved } = grant;
  const some = (verb: string, people: number | null, columns: readonly string[]) => {
    const parts = [
      ...(people ? [`${people.toLocaleString('en-US')} ${people === 1 ? 'person' : 'persons'}`] : []),
      ...(columns.length > 0
        ? [`${columns.length} ${columns.length === 1 ? 'column' : 'columns'} (${columns.join(', ')})`]
        : []),
    ];
    return parts.length === 0 ? [] : [`${verb} ${parts.join(', ')}`];
  };
  const said = [
    ...some('adds', peopleAdded, columnsAdded),
    ...some('removes', peopleRemoved, columnsRemoved),
    ...(columnsChanged.length > 0 ? [`masks otherwise: ${columnsChanged.join(', ')}`] : []),
    ...(meansOtherwise ? ['its words mean something else than before'] : []),
  ];
  return said.length === 0 ? 'the same people and columns' : said.join('; ');
}

/** What an agreement would give, for a terminal; what waits for a new signature stands apart. */
export function simulationLines(grants: readonly GrantReach[]): string[] {
  if (grants.length === 0) return ['nothing is granted under it'];
  const [given, waiting] = [grants.filter(({ waits }) => !waits), grants.filter(({ waits }) => waits)];
  return [
    ...(given.length === 0 ? ['nothing is given now'] : reachLines(given)),
    ...(waiting.length === 0
      ? []
      : [
          '',
          'given only once a next version is signed, for their words mean something else than what was signed:',
          ...reachLines(waiting),
        ]),
  ];
}

function reachLines(grants: readonly GrantReach[]): string[] {
  return tableLines([
    ['grant', 'people', 'rows', 'columns', 'alone', 'few alike', 'at once', 'days'],
    ...grants.map(({ grant, people, rows, columns, alone, few, fitsAtOnce, days }) => [
      grant,
      people ?? '-',
      rows,
      columns.length,
      alone,
      few,
      fitsAtOnce ? 'yes' : 'no',
      days ?? '-',
    ]),
  ]);
}
