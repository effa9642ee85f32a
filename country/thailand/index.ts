import type { Country, Place } from '../../src/country.ts';
import type { FileSets } from '../../src/filesets/index.ts';
import type { SourceContract } from '../../src/stages/intake/index.ts';
import type { SyntheticCountry } from '../../src/synthetic/index.ts';
import { loadAgreements } from './agreements/index.ts';
import {
  idOfPlaces,
  loadLocals,
  loadPlaces,
  loadProvinces,
  loadRegions,
  openBoundaries,
} from './areas/index.ts';
import { loadCitizens } from './citizens/index.ts';
import { loadClaimCalls } from './claim-calls/index.ts';
import { loadClaims } from './claims/index.ts';
import { loadPayers } from './claims/payers/index.ts';
import { loadClaimRegister } from './claims/register/index.ts';
import { loadToldClaims } from './claims/told/index.ts';
import { loadCodeLists } from './code-lists/index.ts';
import { loadEvents } from './events/index.ts';
import { loadFacts } from './facts.ts';
import { loadFhir } from './fhir/index.ts';
import { loadFileSets } from './filesets/index.ts';
import { loadGaps } from './gaps.ts';
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
export function loadClaimFiles(): Readonly<{ filesets: FileSets; timeZone: string }> {
  return { filesets: loadFileSets(loadCodeLists()), timeZone: TIME_ZONE };
}

export { readAgreementFile } from './agreements/index.ts';
export { loadBehaviours, loadConformance } from './conformance/index.ts';
export { loadProgrammesFrom } from './programmes/index.ts';

/**
 * Loads Thailand: everything that is Thai, read and checked. What was parsed can be kept in a file, which makes the next start quick;
 * otherwise it is read once a process, as nobody changes it.
 */
export function loadThailand({ keepParsedIn }: Readonly<{ keepParsedIn?: string }> = {}): Country {
  if (keepParsedIn === undefined) return plainThailand();
  const texts = openParsedTexts(keepParsedIn);
  return withParsedTexts(texts, () => readThailand(texts));
}

const plainThailand = once(() => readThailand(undefined));

function readThailand(texts: ParsedTexts | undefined): Country {
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
    locals: once(() => loadLocals(places)),
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
    toldClaims: once(() => withParsedTexts(texts, loadToldClaims)),
    ...readClaims(texts),
    signIn: once(() => withParsedTexts(texts, loadSignIn)),
    citizens: once(() => withParsedTexts(texts, loadCitizens)),
    events: once(() => withParsedTexts(texts, () => loadEvents(programmes, facts))),
    openData: once(() => withParsedTexts(texts, loadOpenData)),
    synthetic: () => readSynthetic(contracts, places),
  };
}

/** What the country says of claims. */
function readClaims(
  texts: ParsedTexts | undefined,
): Pick<Country, 'claims' | 'claimRegister' | 'fhir' | 'payers' | 'claimCalls'> {
  return {
    claims: once(() => withParsedTexts(texts, loadClaims)),
    claimRegister: once(() => withParsedTexts(texts, loadClaimRegister)),
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
