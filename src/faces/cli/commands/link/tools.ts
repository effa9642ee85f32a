import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import {
  clusterEdges,
  evaluateJob,
  explainPair,
  largestCluster,
  linkFiles,
  linkSettingsSchema,
  modelOf,
  readLinkSettings,
  readModel,
  writeLinks,
} from '../../../../linker/index.ts';
import { asCall, type JobCall, limitsOf, prepareOut, readOrder } from './job-options.ts';
import { explainedLines, modelLines, qualityLines } from './lines.ts';
import { addSuggestTools } from './suggest.ts';

/** Adds the steps of linking as commands of their own; they share the options of `chipao link`. */
export function addLinkTools(link: Command): void {
  const files = ['<files...>', 'the files'] as const;
  link
    .command('train')
    .description('Trains a model and writes it to <out>/model.json.')
    .argument(...files)
    .action(asCall(train));
  link
    .command('predict')
    .description('Scores all pairs and writes <out>/edges.parquet.')
    .argument(...files)
    .action(asCall(predict));
  link
    .command('cluster')
    .description(
      'Clusters scored pairs (id_l, id_r, match_weight) of this or another program into <out>/clusters.parquet.',
    )
    .argument('<edges>', 'edges.parquet')
    .action(asCall(cluster));
  link
    .command('evaluate')
    .description('Holds the links against the column that the settings name as truth.')
    .argument(...files)
    .action(asCall(evaluate));
  link
    .command('explain')
    .description('Says step by step why two records are, or are not, taken for one person.')
    .argument('<left>', 'id of a record')
    .argument('<right>', 'id of another')
    .argument(...files)
    .action(asCall(explain));
  addSuggestTools(link);
  addModelTool(link);
}

function addModelTool(link: Command): void {
  link
    .command('model')
    .description('What is kept of a trained model.')
    .command('show')
    .description('Shows a trained model: every level with m, u and weight.')
    .argument('<file>', 'model.json')
    .action(asCall(showModel));
}

async function train(call: JobCall): Promise<void> {
  const order = await readOrder(call, call.words);
  await prepareOut(call.options);
  const model = await linkFiles(order, async (job) => modelOf(job, new Date()));
  await writeFile(join(call.options.out, 'model.json'), `${JSON.stringify(model, null, 1)}\n`);
  call.output.answer(model, () => modelLines(model));
}

async function predict(call: JobCall): Promise<void> {
  const order = await readOrder(call, call.words);
  await prepareOut(call.options);
  const answer = await linkFiles(order, async (job, engine) => {
    const { settings } = job;
    const { paths } = order;
    await writeLinks(engine, job, { folder: call.options.out, paths, settings, edges: true });
    return { pairs: job.pairs.compared, seconds: job.seconds };
  });
  call.output.answer(answer, () => [
    `${answer.pairs.toLocaleString('en-US')} pairs scored into ${call.options.out}`,
  ]);
}

async function cluster({ options, words, output }: JobCall): Promise<void> {
  const settings = options.settings ? await readLinkSettings(options.settings) : undefined;
  await prepareOut(options);
  const answer = await clusterEdges({
    edges: words[0] ?? '',
    out: join(options.out, 'clusters.parquet'),
    probability: settings?.probability ?? linkSettingsSchema.shape.probability.parse(undefined),
    largest: largestCluster(settings?.clusters ?? linkSettingsSchema.shape.clusters.parse(undefined)),
    limits: limitsOf(options),
  });
  output.answer(answer, () => [
    `${answer.records.toLocaleString('en-US')} records in ${answer.clusters.toLocaleString('en-US')} clusters, the largest of ${answer.largest}`,
  ]);
}

async function evaluate(call: JobCall): Promise<void> {
  const order = await readOrder(call, call.words);
  if (order.settings.truth === undefined) throw problem('LINK_TRUTH_MISSING');
  const quality = await linkFiles(order, (job, engine) => evaluateJob(engine, job));
  call.output.answer(quality, () => qualityLines(quality));
}

async function explain(call: JobCall): Promise<void> {
  const [left = '', right = '', ...files] = call.words;
  const order = await readOrder(call, files);
  const explained = await linkFiles(order, (job, engine) =>
    explainPair(engine, job, { left, right, settings: job.settings }),
  );
  call.output.answer(explained, () => explainedLines(explained));
}

async function showModel({ words, output }: JobCall): Promise<void> {
  const model = await readModel(words[0] ?? '');
  output.answer(model, () => modelLines(model));
}
