import { Command } from 'commander';

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
  chipao erasure list                     erasing one person’s data: erasure ask, confirm, withdraw
  chipao rejects --source dopa-person     which rows were refused, and why
  chipao poverty --set S.yaml survey.csv  poverty in many dimensions in any survey file
  chipao link --settings S.json a.csv     which records of any files are one person
  chipao evaluate                         how well the planted faults were found

Data lives under --home (default .chipao, or CHIPAO_HOME). Answers go to standard output, progress and problems to
standard error. Exit codes: 0 done, 1 unexpected, 2 wrong call, 3 wrong input, 4 not found, 5 busy, 6 not allowed.`;

type AddCommand = (program: Command) => void;

/** Every command in the order that help lists them. Each brings half of the house with it, so only the one that is called is loaded. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  synth: async () => (await import('./commands/synth.ts')).synthCommand,
  run: async () => (await import('./commands/run.ts')).runCommand,
  status: async () => (await import('./commands/status.ts')).statusCommand,
  evaluate: async () => (await import('./commands/evaluate.ts')).evaluateCommand,
  area: async () => (await import('./commands/area.ts')).areaCommand,
  'open-data': async () => (await import('./commands/open-data.ts')).openDataCommand,
  programmes: async () => (await import('./commands/rules/programmes.ts')).programmesCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  gaps: async () => (await import('./commands/gaps.ts')).gapsCommand,
  cohorts: async () => (await import('./commands/cohorts/cohorts.ts')).cohortsCommand,
  claims: async () => (await import('./commands/claims/claims.ts')).claimsCommand,
  package: async () => (await import('./commands/household/package.ts')).packageCommand,
  rules: async () => (await import('./commands/rules/rules.ts')).rulesCommand,
  rejects: async () => (await import('./commands/rejects.ts')).rejectsCommand,
  poverty: async () => (await import('./commands/poverty/poverty.ts')).povertyCommand,
  link: async () => (await import('./commands/link/link.ts')).linkCommand,
  encode: async () => (await import('./commands/link/encode.ts')).encodeCommand,
  agreements: async () => (await import('./commands/trust/agreements.ts')).agreementsCommand,
  audit: async () => (await import('./commands/trust/audit.ts')).auditCommand,
  clients: async () => (await import('./commands/trust/clients.ts')).clientsCommand,
  sessions: async () => (await import('./commands/trust/sessions.ts')).sessionsCommand,
  'link-encodings': async () => (await import('./commands/link/link-encodings.ts')).linkEncodingsCommand,
  keys: async () => (await import('./commands/trust/keys.ts')).keysCommand,
  erasure: async () => (await import('./commands/trust/erasure.ts')).erasureCommand,
  fdh: async () => (await import('./commands/claims/fdh.ts')).fdhCommand,
  events: async () => (await import('./commands/events/events.ts')).eventsCommand,
  payers: async () => (await import('./commands/payers/payers.ts')).payersCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
};

/** Builds the command with the part that a call's first word names, or with all its parts where it names none. */
export async function buildProgram([called = '']: readonly string[] = []): Promise<Command> {
  const program = new Command('chipao')
    .description(
      'Joins the registers of agencies, finds who is owed which help and who is missing out, and shows it by area.',
    )
    .option('--home <dir>', 'folder of everything Chipao writes (default: CHIPAO_HOME or .chipao)')
    .option('--json', 'print the answer as one JSON object', false)
    .addHelpText('after', EXAMPLES)
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  const one = Object.hasOwn(COMMANDS, called) ? COMMANDS[called] : undefined;
  for (const load of one ? [one] : Object.values(COMMANDS)) (await load())(program);
  return program;
}
