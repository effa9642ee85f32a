export { type EmbeddedServer, joinEmbeddedServer } from './embedded-server.ts';
