import { readdirSync } from 'node:fs';
import { problem } from '../../../src/base/errors/index.ts';
import {
  type ColumnCodes,
  type FaultWords,
  type FileSet,
  type FileSets,
  faultWordsSchema,
  fileSchema,
  fileSetSchema,
  inventedContentSchema,
  openFileSet,
} from '../../../src/filesets/index.ts';
import type { CodeList } from '../../../src/stages/intake/index.ts';
import { loadYaml } from '../yaml.ts';

const HERE = new URL('.', import.meta.url);

/** How content is read: with what former starts parsed at hand, or plainly. */
type Reading = <Content>(load: () => Content) => Content;

/** The sets of files that hospitals send, and what is told of their faults. */
export function loadFileSets(codeLists: readonly CodeList[], reading: Reading = (load) => load()): FileSets {
  const lists = new Map(codeLists.map((list) => [list.id, asColumnCodes(list)]));
  const ids = readdirSync(HERE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [name, readdirSync(new URL(`${name}/`, HERE)).length] as const)
    .sort(([one, files], [other, others]) => files - others || one.localeCompare(other))
    .map(([name]) => name);
  const opened = new Map<string, FileSet>();
  // Each set when it is asked for: whoever takes in uploads of one need not wait for all.
  const open = (id: string): FileSet => {
    const set = opened.get(id) ?? reading(() => loadSet(new URL(`${id}/`, HERE), lists));
    opened.set(id, set);
    return set;
  };
  return {
    ids,
    get sets() {
      return ids.map(open);
    },
    words: reading(loadWords),
    invented: () => reading(() => loadYaml(new URL('invented.yaml', HERE), inventedContentSchema)),
    get: (id) => {
      if (!ids.includes(id)) throw problem('CLAIM_SET_UNKNOWN', { set: id, sets: ids.join(', ') });
      return open(id);
    },
  };
}

function loadSet(folder: URL, codeLists: ReadonlyMap<string, ColumnCodes>): FileSet {
  const definition = loadYaml(new URL('set.yaml', folder), fileSetSchema);
  const files = definition.files.map((name) => {
    return loadYaml(new URL(`${name.toLowerCase().replaceAll('_', '-')}.yaml`, folder), fileSchema);
  });
  return openFileSet({ definition, files, codeLists });
}

function loadWords(): FaultWords {
  const words = loadYaml(new URL('faults.yaml', HERE), faultWordsSchema);
  return new Map(words.map((word) => [word.code, word]));
}

function asColumnCodes({ id, verified, values }: CodeList): ColumnCodes {
  return {
    id,
    verified,
    values: new Map(Object.entries(values).map(([code, { th, en }]) => [code, { th, en }])),
  };
}
