export * from './check/index.ts';
export * from './compile/index.ts';
export * from './derive/index.ts';
export * from './object/index.ts';
