import { contentProblem, MOST_CONDITIONS, type Place, type Programme, suggest } from '../content/index.ts';

/** Refuses what the parts of a programme cannot be together: names used twice, a right without its amount, ranks that tie. */
export function checkNames(programme: Programme): void {
  const { file } = programme;
  checkPaidFact(programme);
  checkSharedBy(programme);
  refuseTwice(programme.versions, { file, path: ['versions'] });
  refuseTwice(programme.overlays, { file, path: ['overlays'] });
  for (const [index, overlay] of programme.overlays.entries()) {
    if (programme.period !== 'service') break;
    throw contentProblem({ file, path: ['overlays', index] }, `'${overlay.id}' adds money to a service`);
  }
  for (const [index, version] of programme.versions.entries()) {
    checkVersion(programme, version, { file, path: ['versions', index] });
  }
}

function checkPaidFact({ file, settings, paidFact }: Programme): void {
  if (paidFact === undefined) return;
  const paid = settings.facts.find(({ fact }) => fact === paidFact);
  if (paid?.type === 'money' || paid?.type === 'boolean') return;
  const known = settings.facts.map(({ fact }) => fact);
  const reason = paid
    ? `'${paidFact}' is a fact of type ${paid.type}; what is paid is told by a fact of type money or boolean`
    : `there is no fact '${paidFact}'; ${suggest(paidFact, known)}`;
  throw contentProblem({ file, path: ['paidFact'] }, reason);
}

function checkSharedBy({ file, settings, unit, sharedBy }: Programme): void {
  const place = { file, path: ['sharedBy'] };
  const shared = unit === 'household' || unit === 'house';
  const known = settings.units.map(({ id }) => id);
  if (shared && sharedBy === undefined) {
    const reason = `a right of a ${unit} needs 'sharedBy': the unit that has it once; known: ${known.join(', ')}`;
    throw contentProblem(place, reason);
  }
  if (sharedBy === undefined) return;
  if (!shared) throw contentProblem(place, `a right of a ${unit} is not shared; leave 'sharedBy' out`);
  if (known.includes(sharedBy)) return;
  throw contentProblem(place, `there is no unit '${sharedBy}'; ${suggest(sharedBy, known)}`);
}

function checkVersion(programme: Programme, version: Programme['versions'][number], place: Place): void {
  const at = (...steps: PropertyKey[]): Place => ({ ...place, path: [...place.path, ...steps] });
  const { conditions, exceptions, amount } = version;
  refuseTwice(conditions, at('conditions'));
  refuseTwice(exceptions, at('exceptions'), conditions);
  refuseTwice(amount?.caps ?? [], at('amount', 'caps'));
  if (conditions.length + exceptions.length > MOST_CONDITIONS) {
    const reason = `conditions and exceptions are at most ${MOST_CONDITIONS} together; join some with { all: … }`;
    throw contentProblem(place, reason);
  }
  for (const [index, { id, rank }] of exceptions.entries()) {
    const same = exceptions.slice(0, index).find((other) => other.rank === rank);
    if (!same) continue;
    const reason = `'${id}' and '${same.id}' both have rank ${rank}; the law must say which comes first, so give each its own rank`;
    throw contentProblem(at('exceptions', index, 'rank'), reason);
  }
  if (programme.period === 'service' && amount) {
    throw contentProblem(
      at('amount'),
      'a service has no amount; leave it out, or give the period it is paid in',
    );
  }
  if (programme.period !== 'service' && !amount) {
    throw contentProblem(
      at('amount'),
      "this is missing; only a programme with 'period: service' pays nothing",
    );
  }
}

type Named = Readonly<{ id: string }>;

function refuseTwice(named: readonly Named[], place: Place, taken: readonly Named[] = []): void {
  const seen = new Set(taken.map(({ id }) => id));
  for (const [index, { id }] of named.entries()) {
    if (seen.has(id)) {
      throw contentProblem({ ...place, path: [...place.path, index, 'id'] }, `the id '${id}' is used twice`);
    }
    seen.add(id);
  }
}
