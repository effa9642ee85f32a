import type { Command } from 'commander';
import { addClaimsConformance } from '../kit/conformance.ts';
import { addClaimsSandbox } from '../kit/sandbox.ts';
import { examplesText } from '../options.ts';
import { addClaimsBatch } from '../payers/claims-batch.ts';
import { addClaimsReconcile } from '../payers/claims-reconcile.ts';
import { addClaimsStatements } from '../payers/claims-statements.ts';
import { addClaimsDescribe } from './describe.ts';
import { addClaimsInvent } from './invent.ts';
import { addClaimsPush } from './push.ts';
import { addClaimsRegister } from './register.ts';
import { addClaimsValidate } from './validate.ts';

/** Adds `chipao claims`: files that hospitals send, checked and made where they are. */
export function claimsCommand(program: Command): void {
  const claims = program
    .command('claims')
    .description('Checks, describes, invents and sends the files of hospitals for claims.')
    .addHelpText(
      'after',
      examplesText(
        'claims validate upload/ --faults faults.csv',
        'claims describe sixteen-files INS',
        'claims invent --hospitals 20 --claims 200 --seed 1 uploads',
        'claims push uploads --server http://localhost:8080 --hospital 99001 --user somchai',
        'claims sandbox',
        'claims conformance --url http://localhost:8080 --hospital 99001 --user maker --password-file secret',
      ),
    );
  addClaimsValidate(claims);
  addClaimsDescribe(claims);
  addClaimsInvent(claims);
  addClaimsPush(claims);
  addClaimsSandbox(claims);
  addClaimsConformance(claims);
  addClaimsBatch(claims);
  addClaimsStatements(claims);
  addClaimsReconcile(claims);
  addClaimsRegister(claims);
}
