export type { Gateway, GatewayHouse } from './gateway.ts';
export { buildGateway } from './server.ts';
