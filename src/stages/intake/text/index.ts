export { type ReadUpTo, type TextFacts, textFacts } from './text-facts.ts';
export { openTextScan } from './text-scan.ts';
