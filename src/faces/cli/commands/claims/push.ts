import type { Command } from 'commander';
import { loadThailand } from '../../../../../country/thailand/index.ts';
import { type Problem, problem } from '../../../../base/errors/index.ts';
import { dayOf, type Language } from '../../../../base/model/index.ts';
import { parseSettings } from '../../../../base/settings/index.ts';
import {
  findUploads,
  type PushOutcome,
  type PushReport,
  pushUploads,
} from '../../../../services/claims/index.ts';
import { type Output, openOutput, tableLines } from '../../output.ts';
import { readPassword } from '../kit/read-password.ts';
import { type CommonOptions, examplesText, optionsOf, readChoice, readCount } from '../options.ts';

type PushOptions = CommonOptions &
  Readonly<{
    server: string;
    hospital: string;
    user: string;
    passwordFile?: string;
    atOnce: number;
    lang: Language;
  }>;

const DEFAULT_AT_ONCE = 4;

const WORDS = {
  th: {
    head: ['ชุดแฟ้ม', 'ผล', 'รายการ', 'เลขรับ', 'รายละเอียด'],
    accepted: 'รับแล้ว',
    before: 'ส่งไปแล้วก่อนหน้า',
    faulty: 'พบข้อผิดพลาด ไม่ได้ส่ง',
    refused: 'ปลายทางไม่รับ',
    'other-hospital': 'ของหน่วยบริการอื่น ไม่ได้ส่ง',
    unsent: 'ยังไม่ได้ส่ง',
    faults: 'แห่ง',
    see: 'ดูข้อผิดพลาดทั้งหมด',
  },
  en: {
    head: ['upload', 'result', 'claims', 'receipt', 'what was said'],
    accepted: 'accepted',
    before: 'sent before',
    faulty: 'faulty, not sent',
    refused: 'refused',
    'other-hospital': 'of another hospital, not sent',
    unsent: 'not sent yet',
    faults: 'faults',
    see: 'to see every fault',
  },
} as const;

/** Adds `chipao claims push`. */
export function addClaimsPush(claims: Command): void {
  claims
    .command('push')
    .description(
      'Sends uploads to a hub: checked first, once each, and going on where an earlier run was stopped. The password comes from CHIPAO_FDH_PASSWORD or a file.',
    )
    .argument('<paths...>', 'a folder with the files of an upload, a folder of such folders, or a zip')
    .requiredOption('--server <url>', 'address of the hub, for example http://localhost:8080')
    .requiredOption('--hospital <code>', 'the hospital that sends')
    .requiredOption('--user <login>', 'the user that signs in')
    .option('--password-file <file>', 'a file with the password in it, instead of CHIPAO_FDH_PASSWORD')
    .option('--at-once <n>', 'how many uploads are sent at once', readCount('--at-once'), DEFAULT_AT_ONCE)
    .option('--lang <language>', 'th or en', readChoice('--lang', ['th', 'en']), 'th')
    .addHelpText(
      'after',
      examplesText(
        'claims push uploads --server http://localhost:8080 --hospital 99001 --user somchai',
        'claims push 2025-10.zip --server https://fdh.example.go.th --hospital 99001 --user somchai --password-file secret',
      ),
    )
    .action(async (paths: string[], _options, command: Command) => {
      const options = optionsOf<PushOptions>(command);
      const output = openOutput(options);
      const report = await push(paths, options, output);
      output.answer(answerOf(report, options), () => reportLines(report, options));
      const wrong = problemOf(report, options);
      if (wrong) throw wrong;
    });
}

async function push(paths: readonly string[], options: PushOptions, output: Output): Promise<PushReport> {
  const { server, hospital, user: login, atOnce } = options;
  const uploads = await findUploads(paths, hospital);
  const password = await readPassword(options.passwordFile);
  const country = loadThailand();
  const { accounts, fileSet, upload } = country.claims();
  const filesets = country.filesets();
  const { passwordKey = accounts.passwordKeys[0] ?? '' } = parseSettings(process.env, options.home).hub;
  const { tokenAction } = accounts;
  const now = () => new Date();
  return pushUploads({
    uploads,
    sender: { server, hospital, login, password, passwordKey, tokenAction },
    rules: {
      set: filesets.get(fileSet),
      words: filesets.words,
      hospital,
      today: dayOf(now(), country.timeZone).replaceAll('-', ''),
      mostBytes: upload.bytes,
    },
    atOnce,
    now,
    tell: (outcome, done) => {
      const words = WORDS[options.lang];
      const line = `${done}/${uploads.length}  ${outcome.path}  ${words[outcome.state]}`;
      output.progress(line, { passing: outcome.state === 'accepted' || outcome.state === 'before' });
    },
  });
}

function count(report: PushReport, ...states: readonly PushOutcome['state'][]): number {
  return report.outcomes.filter(({ state }) => states.includes(state)).length;
}

function answerOf(report: PushReport, { server, hospital }: PushOptions) {
  return {
    server,
    hospital,
    accepted: count(report, 'accepted'),
    before: count(report, 'before'),
    faulty: count(report, 'faulty'),
    refused: count(report, 'refused'),
    otherHospital: count(report, 'other-hospital'),
    unsent: count(report, 'unsent'),
    uploads: report.outcomes,
  };
}

function reportLines({ outcomes }: PushReport, { lang, hospital }: PushOptions): string[] {
  const words = WORDS[lang];
  const rows = outcomes.map((one) => [
    one.path,
    words[one.state],
    'claims' in one ? one.claims : '',
    'receipt' in one ? one.receipt || '-' : '',
    'said' in one
      ? `${one.said[lang]} (${one.faults} ${words.faults})`
      : 'hospital' in one
        ? one.hospital
        : '',
  ]);
  const faulty = outcomes.filter(({ state }) => state === 'faulty');
  const calls = faulty.map(
    ({ path }) => `  chipao claims validate ${path} --level door --hospital ${hospital}`,
  );
  const seen = calls.length > 0 ? ['', `${words.see}:`, ...calls] : [];
  const sums = (['accepted', 'before', 'faulty', 'refused', 'other-hospital', 'unsent'] as const).flatMap(
    (state) => {
      const number = outcomes.filter((one) => one.state === state).length;
      return number > 0 ? [`${words[state]} ${number.toLocaleString('en-US')}`] : [];
    },
  );
  return [...tableLines([[...words.head], ...rows]), ...seen, '', sums.join(' · ')];
}

/** What the run ends with, where it did not end well. */
function problemOf(report: PushReport, { hospital }: PushOptions): Problem | undefined {
  const { outcomes, stoppedBy } = report;
  const taken = count(report, 'accepted', 'before');
  if (stoppedBy?.code === 'PUSH_SERVER_UNREACHABLE' && taken > 0)
    return problem(
      'PUSH_SERVER_GONE',
      { ...stoppedBy.params, sent: taken, left: count(report, 'unsent') },
      stoppedBy,
    );
  if (stoppedBy) return stoppedBy;
  const others = new Set(outcomes.flatMap((one) => (one.state === 'other-hospital' ? [one.hospital] : [])));
  if (count(report, 'other-hospital') === outcomes.length)
    return problem('PUSH_HOSPITAL_OTHER', { hospital, other: [...others].join(', ') });
  const [faulty, refused] = [count(report, 'faulty'), count(report, 'refused')];
  if (faulty + refused === 0) return undefined;
  return problem('PUSH_UNFINISHED', { all: outcomes.length, faulty, refused });
}
