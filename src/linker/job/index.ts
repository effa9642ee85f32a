export { clusterEdges, type EdgeClusters } from './cluster-edges.ts';
export { evaluateJob, type JobQuality } from './evaluate-job.ts';
export { type ExplainedPair, explainPair } from './explain-pair.ts';
export {
  type BlockingCounts,
  countBlocking,
  type LinkJob,
  type LinkOrder,
  type LinkWatch,
  linkFiles,
  suggestBlocking,
} from './link-files.ts';
export { type LinkModel, modelOf, readModel, trainedModel, withRulesOf } from './model-file.ts';
export { reportOf } from './report/index.ts';
export { writeLinks } from './write-links.ts';
