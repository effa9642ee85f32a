import type { Country } from '../../src/country.ts';
import type { SourceContract } from '../../src/stages/intake/index.ts';
import { loadAgreements } from './agreements/index.ts';
import { loadLocals, loadPlaces, loadRegions, openBoundaries } from './areas/index.ts';
import { loadCitizens } from './citizens/index.ts';
import { loadCodeLists } from './code-lists/index.ts';
import { loadFacts } from './facts.ts';
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

export { readAgreementFile } from './agreements/index.ts';
export { loadProgrammesFrom } from './programmes/index.ts';

/** Loads Thailand: everything that is Thai, read and checked. What was parsed can be kept in a file, which makes the next start quick. */
export function loadThailand({ keepParsedIn }: Readonly<{ keepParsedIn?: string }> = {}): Country {
  const texts = keepParsedIn === undefined ? undefined : openParsedTexts(keepParsedIn);
  return withParsedTexts(texts, () => readThailand(texts));
}

function readThailand(texts: ParsedTexts | undefined): Country {
  const places = once(loadPlaces);
  const contracts = loadContracts();
  const facts = loadFacts();
  const programmes = loadProgrammes(facts);
  const gaps = loadGaps(programmes, facts);
  const poverty = once(() => withParsedTexts(texts, () => loadPoverty({ contracts, facts })));
  return {
    code: 'TH',
    name: { th: 'ประเทศไทย', en: 'Thailand' },
    timeZone: 'Asia/Bangkok',
    places,
    regions: once(() => withParsedTexts(texts, () => loadRegions(places()))),
    locals: once(() => loadLocals(places())),
    shapes: once(() => openBoundaries(places())),
    contracts,
    codeLists: loadCodeLists(),
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
    signIn: once(() => withParsedTexts(texts, loadSignIn)),
    citizens: once(() => withParsedTexts(texts, loadCitizens)),
    openData: once(() => withParsedTexts(texts, loadOpenData)),
    synthetic: () => {
      const synthetic = loadSyntheticSettings();
      return {
        contracts: contracts.map((contract) => asWritten(contract, synthetic.survey.leavesOut)),
        places,
        statistics: once(loadStatistics),
        names: once(openNameBook),
        synthetic,
      };
    },
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
