import { BROWSER_ROOMS, IMPORT_TABLE, PACKAGE_ROOMS } from './tests/import-table.mjs';

/** Tests and the kits they share; they may look into any room. */
const TEST = '(\\.test\\.tsx?$|/testing/)';

function folderOf(room) {
  if (room === 'country') return 'country/';
  return room.endsWith('.ts') ? `src/${room.replace('.', '\\.')}$` : `src/${room}/`;
}

/** What a room may be entered by: its front door; single files are doors themselves, and so is a country's. */
function doorOf(room) {
  if (room === 'country') return '^country/[^/]+/index\\.ts$';
  return room.endsWith('.ts') ? `^src/${room.replace('.', '\\.')}$` : `^src/${room}/index\\.ts$`;
}

const rooms = Object.entries(IMPORT_TABLE).map(([room, allowed]) => ({
  name: `room:${room}`,
  severity: 'error',
  comment: `${room} may enter only the front doors of: ${allowed.join(', ') || 'nothing'}`,
  from: { path: `^${folderOf(room)}`, pathNot: TEST },
  to: { path: '^(src|country)/', pathNot: [`^${folderOf(room)}`, ...allowed.map(doorOf)] },
}));

const packages = Object.entries(PACKAGE_ROOMS).map(([name, room]) => ({
  name: `package:${name}`,
  severity: 'error',
  comment: `only ${room} imports ${name}`,
  from: { path: '^(src|country)/', pathNot: `^src/${room}/` },
  to: { path: `node_modules/(@types/)?${name}(/|$)` },
}));

export default {
  forbidden: [
    ...rooms,
    ...packages,
    {
      name: 'every-room-is-in-the-table',
      severity: 'error',
      comment: 'a folder that the import table does not know',
      from: {
        path: '^src/',
        pathNot: [TEST, ...Object.keys(IMPORT_TABLE).map((room) => `^${folderOf(room)}`)],
      },
      to: {},
    },
    {
      name: 'browser-rooms-import-no-node',
      severity: 'error',
      from: { path: BROWSER_ROOMS.map((room) => `^src/${room}/`), pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^(src|country)/', pathNot: TEST },
      to: { path: `^(tests|bench)/|${TEST}` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts'],
    },
  },
};
