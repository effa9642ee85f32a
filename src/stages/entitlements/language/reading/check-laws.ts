import { contentProblem, type Programme, type ProgrammeVersion, suggest } from '../content/index.ts';

type Reference = Readonly<{ path: readonly PropertyKey[]; law: string }>;

/** Refuses statements that rest on a law the programme does not list. */
export function checkLaws(programme: Programme): void {
  const { file, laws } = programme;
  for (const { path, law } of referencesIn(programme)) {
    if (Object.hasOwn(laws, law)) continue;
    throw contentProblem({ file, path }, `there is no law '${law}'; ${suggest(law, Object.keys(laws))}`);
  }
}

function referencesIn({ parameters, versions, overlays, stacking }: Programme): Reference[] {
  return [
    ...Object.entries(parameters).flatMap(([name, periods]) => listed(periods, ['parameters', name])),
    ...versions.flatMap((version, index) => inVersion(version, ['versions', index])),
    ...listed(overlays, ['overlays']),
    ...listed(stacking, ['stacking']),
  ];
}

function inVersion(version: ProgrammeVersion, path: readonly PropertyKey[]): Reference[] {
  const { conditions, exceptions, amount, since } = version;
  return [
    ...listed(conditions, [...path, 'conditions']),
    ...listed(exceptions, [...path, 'exceptions']),
    ...(amount ? [{ path: [...path, 'amount', 'law'], law: amount.law }] : []),
    ...listed(amount?.caps ?? [], [...path, 'amount', 'caps']),
    ...(since ? [{ path: [...path, 'since', 'law'], law: since.law }] : []),
  ];
}

function listed(statements: readonly Readonly<{ law: string }>[], path: readonly PropertyKey[]): Reference[] {
  return statements.map(({ law }, index) => ({ path: [...path, index, 'law'], law }));
}
