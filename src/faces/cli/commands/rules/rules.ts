import type { Command } from 'commander';
import { examplesText } from '../options.ts';
import { addRulesDiff } from './diff.ts';
import { addRulesTest } from './test.ts';
import { addRulesText } from './text.ts';

/** Adds `chipao rules`: the rules of programmes tried out, read and compared; no data is touched. */
export function rulesCommand(program: Command): void {
  const rules = program
    .command('rules')
    .description('Tries out, reads and compares the rules of programmes. Nothing published is touched.')
    .addHelpText(
      'after',
      examplesText(
        'rules test',
        'rules text old-age-allowance --lang en',
        'rules diff 2023-08-11 2023-08-12 --programme old-age-allowance',
      ),
    );
  addRulesTest(rules);
  addRulesText(rules);
  addRulesDiff(rules);
}
