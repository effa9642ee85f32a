export { ApiCalls } from './api-calls.tsx';
export { AreaFinder } from './area-finder.tsx';
export { Bar } from './bar.tsx';
export { Delta } from './delta.tsx';
export { ProblemNote } from './problem-note.tsx';
export { Shape } from './shape.tsx';
export { SourceList } from './source-list.tsx';
export { StateNote } from './state-note.tsx';
