import { type Command, Option } from 'commander';
import { dataContract, dcatRecord } from '../../../../base/agreement/index.ts';
import { listAgreements, showAgreement } from '../../../../services/agreements/index.ts';
import { openOutput } from '../../output.ts';
import { type House, inHouse } from '../../wiring.ts';
import { examplesText, optionsOf } from '../options.ts';
import { addMoves, addSign } from './agreements-change.ts';
import { addCheck, addDiff, addSimulate } from './agreements-compare.ts';
import { agreementDesk, findAgreement, nameAreas } from './agreements-desk.ts';
import { addPartyKeys } from './agreements-keys.ts';
import { listLines, showLines } from './agreements-lines.ts';

/** Adds `chipao agreements` with its parts. */
export function agreementsCommand(program: Command): void {
  const agreements = program
    .command('agreements')
    .description('Agreements of agencies: who gives what to whom, what a change would add, and signatures.')
    .addHelpText(
      'after',
      examplesText(
        'agreements list',
        'agreements show agr-2568-finance-health',
        'agreements show agr-2568-finance-health --as odcs',
        'agreements check draft.yaml',
        'agreements diff agr-2568-finance-health draft.yaml',
        'agreements simulate draft.yaml',
        'agreements sign agr-2568-finance-health --party org:mof --key mof.pem',
        'agreements activate agr-2568-finance-health --reason "all have signed"',
        'agreements revoke agr-2568-finance-health --reason "ended by the ministry"',
      ),
    );
  addList(agreements);
  addShow(agreements);
  addCheck(agreements);
  addDiff(agreements);
  addSimulate(agreements);
  addPartyKeys(agreements);
  addSign(agreements);
  addMoves(agreements);
}

function addList(agreements: Command): void {
  agreements
    .command('list')
    .description(
      'Every agreement: how it stands, since when, with how many parties, and whose signature is wanting.',
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf(command);
      const listed = await inHouse(options, (house) =>
        listAgreements(agreementDesk(house), nameAreas(house)),
      );
      openOutput(options).answer({ agreements: listed }, () => listLines(listed));
    });
}

function addShow(agreements: Command): void {
  agreements
    .command('show')
    .description(
      'One agreement: parties, what leaves under it in words, its record of processing, what happened to it.',
    )
    .argument('<agreement>', 'the id of the agreement')
    .addOption(
      new Option(
        '--as <document>',
        'as a document of a standard: a catalogue record or a data contract',
      ).choices(DOCUMENTS),
    )
    .action(async (id: string, _options, command: Command) => {
      const options = optionsOf<Readonly<{ as?: (typeof DOCUMENTS)[number] }>>(command);
      const { as } = options;
      if (as !== undefined) {
        const document = await inHouse(options, (house) => documentOf(house, id, as));
        openOutput(options).answer(document, () => [JSON.stringify(document, null, 2)]);
        return;
      }
      const shown = await inHouse(options, (house) =>
        showAgreement(agreementDesk(house), id, nameAreas(house)),
      );
      openOutput(options).answer(shown, () => showLines(shown));
    });
}

const DOCUMENTS = ['dcat', 'odcs'] as const;

/** The version that is shown, as a document of a standard. */
async function documentOf(house: House, id: string, as: (typeof DOCUMENTS)[number]) {
  const desk = agreementDesk(house);
  const areaName = nameAreas(house);
  const { version, state } = await showAgreement(desk, id, areaName);
  const agreement = await findAgreement(house, `${id}@${version}`);
  const content = { ...desk.country.content, areaName, state };
  return as === 'odcs' ? dataContract(agreement, content) : dcatRecord(agreement, content);
}
