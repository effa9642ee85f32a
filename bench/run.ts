import { access } from './access.ts';
import { audit } from './audit.ts';
import { claimsUpload } from './claims-upload.ts';
import { claimsValidate } from './claims-validate.ts';
import { click } from './click.ts';
import { clustering } from './clustering.ts';
import { growth } from './growth.ts';
import { journey } from './journey.ts';
import { LINKAGE_ALONE, linkage } from './linkage/linkage.ts';
import { NATIONAL } from './linkage/national.ts';
import { peersSplink } from './linkage/peers-splink.ts';
import { pages, pagesOfCopies } from './pages.ts';
import { peersOpenFisca } from './peers/openfisca/openfisca.ts';
import { poverty } from './poverty.ts';
import { privateLinking } from './private-linking.ts';
import { writeResult } from './result.ts';
import { rules } from './rules.ts';
import { sealed } from './sealed.ts';

/** Each bench holds one promise about speed or size. `npm run bench`, or `npm run bench -- journey growth pages`. */
const BENCHES = {
  journey,
  pages: () => pages(300_000),
  'pages-10000000': () => pagesOfCopies(100_000, 100),
  click: () => click(300_000),
  growth,
  access: () => access(),
  private: privateLinking,
  linkage,
  ...LINKAGE_ALONE,
  ...NATIONAL,
  'peers-splink': peersSplink,
  clustering,
  rules,
  'peers-openfisca': peersOpenFisca,
  poverty,
  sealed,
  audit: () => audit(),
  'claims-upload': claimsUpload,
  'claims-validate': () => Promise.resolve(claimsValidate()),
};
const SHORT: readonly (keyof typeof BENCHES)[] = ['journey', 'pages'];

// One asker measures what many would ask.
process.env['CHIPAO_QUESTIONS_A_MINUTE'] ??= '10000000';
process.env['CHIPAO_ADDRESS_QUESTIONS_A_MINUTE'] ??= '10000000';

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : SHORT;
for (const name of names) {
  const bench = Object.entries(BENCHES).find(([known]) => known === name)?.[1];
  if (!bench) throw new Error(`no bench ${name}; known: ${Object.keys(BENCHES).join(', ')}`);
  writeResult(name, await bench());
}
