import { type Command, CommanderError } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import { sentenceOf } from '../../base/errors/index.ts';
import { buildProgram } from './program.ts';
import { problemOfCall } from './wrong-call.ts';

const NAMES = (await buildProgram()).commands.map((command) => command.name());

describe('the command', () => {
  it.each(NAMES)('%s says what it does and shows examples that its own parser takes', async (name) => {
    const help = await helpOf(name);
    const examples = [...help.matchAll(/^ {2}chipao (.+)$/gm)].map((match) => match[1] ?? '');
    expect(help.split('\n')[2]).not.toBe('');
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      const ran = vi.fn();
      const program = await buildProgram();
      for (const command of allBelow(program)) command.action(ran);
      await program.parseAsync(wordsOf(example), { from: 'user' });
      expect(ran, example).toHaveBeenCalledOnce();
    }
  });

  it.each([
    [[], 'COMMAND_MISSING'],
    [['fly'], 'COMMAND_UNKNOWN'],
    [['area', 'TH', '--fly'], 'OPTION_UNKNOWN'],
    [['run'], 'OPTION_MISSING'],
    [['run', '--input'], 'OPTION_EMPTY'],
    [['explain', 'p1'], 'ARGUMENT_MISSING'],
    [['area', 'TH', '17'], 'ARGUMENT_EXTRA'],
    [['link', 'explain', '1'], 'ARGUMENT_MISSING'],
    [['link', 'model', 'show', 'a', 'b'], 'ARGUMENT_EXTRA'],
  ])('called as %j is refused with %s, in both languages', async (words, code) => {
    const program = await quiet();
    const thrown = await program.parseAsync(words, { from: 'user' }).catch((cause: unknown) => cause);
    expect(thrown).toBeInstanceOf(CommanderError);
    const problem = problemOfCall(thrown as CommanderError, program, words);
    expect(problem.code).toBe(code);
    expect(sentenceOf(problem, 'th')).toMatch(/[ก-ฮ]/);
    expect(`${sentenceOf(problem, 'th')} ${sentenceOf(problem, 'en')}`).not.toContain('?');
  });

  it.each(NAMES)('%s alone is loaded when it is called, and is the same', async (name) => {
    const alone = await buildProgram([name]);
    expect(alone.commands.map((one) => one.name())).toEqual([name]);
  });

  it('of a step is refused with the steps there are, and its own help', async () => {
    const refusalOf = async (...words: string[]) => {
      const program = await quiet();
      const thrown = await program.parseAsync(words, { from: 'user' }).catch((cause: unknown) => cause);
      return problemOfCall(thrown as CommanderError, program, words).params;
    };
    const { command, known } = await refusalOf('audit', 'fly');
    expect(command).toBe('audit fly');
    expect(known).toContain('verify');
    expect(known).not.toContain('synth');
    expect(await refusalOf('agreements', 'check')).toMatchObject({ command: 'agreements check' });
  });
});

async function quiet() {
  return (await buildProgram()).configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
}

/** Commands, and the steps that some of them have. */
function allBelow(command: Command): Command[] {
  return command.commands.flatMap((one) => [one, ...allBelow(one)]);
}

/** The words of a command line as a shell splits them: what stands in quotes is one word. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

async function helpOf(name: string): Promise<string> {
  let text = '';
  const program = await buildProgram();
  for (const command of program.commands) {
    command.configureOutput({
      writeOut: (part) => {
        text += part;
      },
    });
  }
  await program.parseAsync([name, '--help'], { from: 'user' }).catch(() => undefined);
  return text;
}
