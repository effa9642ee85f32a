import type { Country, Place } from '../../src/country.ts';
import type { FileSet, FileSets } from '../../src/filesets/index.ts';
import type { SourceContract } from '../../src/stages/intake/index.ts';
import type { SyntheticCountry } from '../../src/synthetic/index.ts';
import { loadAgreements } from './agreements/index.ts';
import {
  idOfPlaces,
  type LocalSources,
  loadLocals,
  loadPlaces,
  loadProvinces,
  loadRegions,
  localsFolder,
  openBoundaries,
} from './areas/index.ts';
import { loadCitizens } from './citizens/index.ts';
import { loadClaimCalls } from './claim-calls/index.ts';
import { loadClaims } from './claims/index.ts';
import { loadPayers } from './claims/payers/index.ts';
import { loadClaimRegister } from './claims/register/index.ts';
import { loadToldClaims } from './claims/told/index.ts';
import { loadCodeLists } from './code-lists/index.ts';
import { loadErasure } from './erasure/index.ts';
import { loadEvents } from './events/index.ts';
import { loadFacts } from './facts.ts';
import { loadFhir } from './fhir/index.ts';
import { loadFileSets } from './filesets/index.ts';
import { loadGaps } from './gaps.ts';
import { loadHomeVisits } from './home-visits/index.ts';
import { loadHouseholds } from './households.ts';
import { loadPoverty } from './indicators/index.ts';
import { loadIntake } from './intake.ts';
import { loadLinkage } from './linkage.ts';
import { loadMeasures } from './measures.ts';
import { openNameBook } from './names/index.ts';
import { loadNeeds } from './needs/index.ts';
import { loadOpenData } from './open-data/index.ts';
import { openParsedTexts, type ParsedTexts } from './parsed-texts.ts';
import { loadCases, loadProgrammes } from './programmes/index.ts';
import { loadSignIn } from './sign-in/index.ts';
import { loadContracts } from './sources/index.ts';
import { loadStatistics } from './statistics/index.ts';
import { loadSyntheticSettings } from './synthetic/index.ts';
import { withParsedTexts } from './yaml.ts';

const TIME_ZONE = 'Asia/Bangkok';

/** What the country says of files for claims, without the rest of it: whoever checks files waits for nothing else. */
export function loadClaimFiles(): Readonly<{
  filesets: FileSets;
  /** The set that hospitals send to the hub. */
  hubSet: () => FileSet;
  timeZone: string;
}> {
  const filesets = loadFileSets(loadCodeLists());
  return { filesets, hubSet: () => filesets.get(loadClaims().fileSet), timeZone: TIME_ZONE };
}

export { readAgreementFile } from './agreements/index.ts';
export { loadBehaviours, loadConformance } from './conformance/index.ts';
export { loadCasesFrom, loadProgrammesFrom } from './programmes/index.ts';

/**
 * Loads Thailand: everything that is Thai, read and checked. What was parsed can be kept in a file, which makes the next start quick;
 * otherwise it is read once a process, as nobody changes it. `locals` says where local administrations are listed.
 */
export function loadThailand({
  keepParsedIn,
  locals = {},
}: Readonly<{ keepParsedIn?: string; locals?: LocalSources }> = {}): Country {
  if (keepParsedIn === undefined) return plainThailand();
  const texts = openParsedTexts(keepParsedIn);
  return withParsedTexts(texts, () => readThailand(texts, locals));
}

const plainThailand = once(() => readThailand(undefined, {}));

function readThailand(texts: ParsedTexts | undefined, locals: LocalSources): Country {
  const places = once(loadPlaces);
  const contracts = loadContracts();
  const codeLists = loadCodeLists();
  const facts = loadFacts();
  const programmes = loadProgrammes(facts);
  const gaps = loadGaps(programmes, facts);
  const poverty = once(() => withParsedTexts(texts, () => loadPoverty({ contracts, facts })));
  return {
    code: 'TH',
    name: { th: 'ประเทศไทย', en: 'Thailand' },
    timeZone: TIME_ZONE,
    places,
    placesId: idOfPlaces,
    regions: once(() => withParsedTexts(texts, () => loadRegions(loadProvinces()))),
    locals: once(() => loadLocals(places, localsFolder(locals))),
    shapes: once(() => openBoundaries(places())),
    contracts,
    codeLists,
    filesets: once(() => loadFileSets(codeLists, (load) => withParsedTexts(texts, load))),
    intake: loadIntake(),
    linkage: loadLinkage(),
    households: loadHouseholds(),
    facts,
    programmes,
    programmeCases: ({ id }) => loadCases(id),
    needs: once(() => withParsedTexts(texts, () => loadNeeds(facts))),
    gaps,
    poverty,
    get indicators() {
      return poverty().target;
    },
    measures: loadMeasures({ gaps, programmes }),
    agreements: once(() => withParsedTexts(texts, () => loadAgreements(places()))),
    ...readClaims(texts, contracts),
    ...readServices(texts),
    events: once(() => withParsedTexts(texts, () => loadEvents(programmes, facts))),
    synthetic: () => readSynthetic(contracts, places),
  };
}

/** What the country says to those who serve people, and of who may come in. */
function readServices(
  texts: ParsedTexts | undefined,
): Pick<Country, 'toldClaims' | 'signIn' | 'citizens' | 'erasure' | 'homeVisits' | 'openData'> {
  return {
    toldClaims: once(() => withParsedTexts(texts, loadToldClaims)),
    signIn: once(() => withParsedTexts(texts, loadSignIn)),
    citizens: once(() => withParsedTexts(texts, loadCitizens)),
    erasure: once(() => withParsedTexts(texts, loadErasure)),
    homeVisits: once(() => withParsedTexts(texts, loadHomeVisits)),
    openData: once(() => withParsedTexts(texts, loadOpenData)),
  };
}

/** What the country says of claims. */
function readClaims(
  texts: ParsedTexts | undefined,
  contracts: readonly SourceContract[],
): Pick<Country, 'claims' | 'claimRegister' | 'fhir' | 'payers' | 'claimCalls'> {
  return {
    claims: once(() => withParsedTexts(texts, loadClaims)),
    claimRegister: once(() => withParsedTexts(texts, () => loadClaimRegister(contracts))),
    fhir: once(() => withParsedTexts(texts, loadFhir)),
    payers: once(() => withParsedTexts(texts, loadPayers)),
    claimCalls: once(() => withParsedTexts(texts, loadClaimCalls)),
  };
}

function readSynthetic(
  contracts: readonly SourceContract[],
  places: () => readonly Place[],
): SyntheticCountry {
  const synthetic = loadSyntheticSettings();
  return {
    contracts: contracts.map((contract) => asWritten(contract, synthetic.survey.leavesOut)),
    places,
    statistics: once(loadStatistics),
    names: once(openNameBook),
    synthetic,
  };
}

/** The columns that files of the invented country have: those of other years' forms are left out. */
function asWritten(contract: SourceContract, leavesOut: readonly string[]): SourceContract {
  const columns = contract.columns.filter(({ optional, field }) => {
    return !(optional && leavesOut.some((start) => field.startsWith(start)));
  });
  return { ...contract, columns };
}

/** Reads when first asked, and keeps what was read as long as the country is kept. */
function once<Content>(load: () => Content): () => Content {
  let kept: { content: Content } | undefined;
  return () => {
    kept ??= { content: load() };
    return kept.content;
  };
}
