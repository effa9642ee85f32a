import { Command } from 'commander';
import { areaCommand } from './commands/area.ts';
import { claimsCommand } from './commands/claims/claims.ts';
import { fdhCommand } from './commands/claims/fdh.ts';
import { cohortsCommand } from './commands/cohorts/cohorts.ts';
import { demoCommand } from './commands/demo.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { explainCommand } from './commands/explain.ts';
import { gapsCommand } from './commands/gaps.ts';
import { packageCommand } from './commands/household/package.ts';
import { encodeCommand } from './commands/link/encode.ts';
import { linkCommand } from './commands/link/link.ts';
import { linkEncodingsCommand } from './commands/link/link-encodings.ts';
import { openDataCommand } from './commands/open-data.ts';
import { payersCommand } from './commands/payers/payers.ts';
import { povertyCommand } from './commands/poverty/poverty.ts';
import { rejectsCommand } from './commands/rejects.ts';
import { programmesCommand } from './commands/rules/programmes.ts';
import { rulesCommand } from './commands/rules/rules.ts';
import { runCommand } from './commands/run.ts';
import { serveCommand } from './commands/serve.ts';
import { statusCommand } from './commands/status.ts';
import { synthCommand } from './commands/synth.ts';
import { agreementsCommand } from './commands/trust/agreements.ts';
import { auditCommand } from './commands/trust/audit.ts';
import { clientsCommand } from './commands/trust/clients.ts';
import { keysCommand } from './commands/trust/keys.ts';
import { sessionsCommand } from './commands/trust/sessions.ts';

const EXAMPLES = `
A first look, in the order of the journey:
  chipao demo                              an invented country, the whole journey, then http://localhost:8080
  chipao synth --people 50000 --seed 7 --out files
  chipao run --input files/registers      agencies' files in, areas and lists out
  chipao area 1702                        figures of a district; TH is the whole country
  chipao open-data --out open             tables for everybody: country, regions, provinces
  chipao programmes                       which programmes there are, and since when
  chipao rules text old-age-allowance     a programme as text; rules test runs its cases
  chipao explain PERSON old-age-allowance why, for one person
  chipao gaps 17 --kind missing-out       who is entitled and not paid, most money first
  chipao cohorts show LIST                a target list: condition, versions, what changed, who is on it
  chipao claims validate upload/          files for claims, checked before they are sent
  chipao claims push uploads --server URL sends them, once each, however often it is stopped
  chipao package HOUSEHOLD                what a household gets, could get, and after a birth or a death
  chipao agreements list                  who gives what to whom; agreements check, diff, simulate, sign, activate
  chipao audit verify                     whether the log of who read what holds; audit export, audit witness
  chipao payers simulate --connect        payers to try with; payers status, payers replay
  chipao claims reconcile --payer nhso    paid beside claimed; claims batch, claims statements
  chipao fdh accounts list                which hospitals’ programs may send claims
  chipao keys status                      which keys the home has; keys rotate, keys seal
  chipao rejects --source dopa-person     which rows were refused, and why
  chipao poverty --set S.yaml survey.csv  poverty in many dimensions in any survey file
  chipao link --settings S.json a.csv     which records of any files are one person
  chipao evaluate                         how well the planted faults were found

Data lives under --home (default .chipao, or CHIPAO_HOME). Answers go to standard output, progress and problems to
standard error. Exit codes: 0 done, 1 unexpected, 2 wrong call, 3 wrong input, 4 not found, 5 busy, 6 not allowed.`;

/** Builds the command with all its parts. */
export function buildProgram(): Command {
  const program = new Command('chipao')
    .description(
      'Joins the registers of agencies, finds who is owed which help and who is missing out, and shows it by area.',
    )
    .option('--home <dir>', 'folder of everything Chipao writes (default: CHIPAO_HOME or .chipao)')
    .option('--json', 'print the answer as one JSON object', false)
    .addHelpText('after', EXAMPLES)
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  const commands = [
    synthCommand,
    runCommand,
    statusCommand,
    evaluateCommand,
    areaCommand,
    openDataCommand,
    programmesCommand,
    explainCommand,
    gapsCommand,
    cohortsCommand,
    claimsCommand,
    packageCommand,
    rulesCommand,
    rejectsCommand,
    povertyCommand,
    linkCommand,
    encodeCommand,
    agreementsCommand,
    auditCommand,
    clientsCommand,
    sessionsCommand,
    linkEncodingsCommand,
    keysCommand,
    fdhCommand,
    payersCommand,
    serveCommand,
    demoCommand,
  ];
  for (const add of commands) add(program);
  return program;
}
