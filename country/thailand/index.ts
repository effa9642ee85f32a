import type { Country } from '../../src/country.ts';
import { loadPlaces, openBoundaries } from './areas/index.ts';
import { loadCodeLists } from './code-lists/index.ts';
import { loadFacts } from './facts.ts';
import { loadGaps } from './gaps.ts';
import { loadHouseholds } from './households.ts';
import { loadIndicators } from './indicators/index.ts';
import { loadIntake } from './intake.ts';
import { loadLinkage } from './linkage.ts';
import { loadMeasures } from './measures.ts';
import { openNameBook } from './names/index.ts';
import { loadCases, loadProgrammes } from './programmes/index.ts';
import { loadContracts } from './sources/index.ts';
import { loadStatistics } from './statistics/index.ts';
import { loadSyntheticSettings } from './synthetic/index.ts';

export { loadProgrammesFrom } from './programmes/index.ts';

/** Loads Thailand: everything that is Thai, read and checked. */
export function loadThailand(): Country {
  const places = once(loadPlaces);
  const contracts = loadContracts();
  const programmes = loadProgrammes();
  const facts = loadFacts();
  return {
    code: 'TH',
    name: { th: 'ประเทศไทย', en: 'Thailand' },
    timeZone: 'Asia/Bangkok',
    places,
    shapes: once(() => openBoundaries(places())),
    contracts,
    codeLists: loadCodeLists(),
    intake: loadIntake(),
    linkage: loadLinkage(),
    households: loadHouseholds(),
    facts,
    programmes,
    programmeCases: ({ id }) => loadCases(id),
    gaps: loadGaps(programmes, facts),
    indicators: loadIndicators(),
    measures: loadMeasures(),
    synthetic: () => ({
      contracts,
      places,
      statistics: once(loadStatistics),
      names: once(openNameBook),
      synthetic: loadSyntheticSettings(),
    }),
  };
}

/** Reads when first asked, and keeps what was read as long as the country is kept. */
function once<Content>(load: () => Content): () => Content {
  let kept: { content: Content } | undefined;
  return () => {
    kept ??= { content: load() };
    return kept.content;
  };
}
