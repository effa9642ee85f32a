export * from './compare/index.ts';
export * from './register/index.ts';
export * from './share/index.ts';
export * from './sharing/index.ts';
