import dgram from 'node:dgram';
import dns from 'node:dns';
import { registerHooks } from 'node:module';
import net from 'node:net';

/**
 * Closes every way to the network that JavaScript has, before a stranger's file is opened; Node's permissions do not cover it.
 * Where the system can, this process also has a network of its own with nothing in it; this holds everywhere.
 */
const closed = (): never => {
  throw Object.assign(new Error('this process has no network'), { code: 'ERR_ACCESS_DENIED' });
};

const WAYS_OUT: readonly object[] = [
  net.Socket.prototype,
  net.Server.prototype,
  dgram.Socket.prototype,
  dns,
  dns.promises,
  dns.Resolver.prototype,
  dns.promises.Resolver.prototype,
];
const ACTS = /^(connect|listen|bind|send|sendto|lookup|lookupService|reverse|resolve.*)$/;

for (const way of WAYS_OUT) {
  for (const name of Object.getOwnPropertyNames(way)) {
    if (ACTS.test(name))
      Object.defineProperty(way, name, { value: closed, writable: false, configurable: false });
  }
}

/** What nothing here needs: ways to the network above those, to other processes and into this one. */
const REFUSED =
  /^(node:)?(net|tls|dns|dgram|http|https|http2|inspector|child_process|cluster|worker_threads|wasi|repl|vm|v8)(\/|$)/;

registerHooks({
  resolve: (specifier, context, next) => (REFUSED.test(specifier) ? closed() : next(specifier, context)),
});
for (const name of ['fetch', 'WebSocket', 'EventSource', 'WebAssembly'])
  Reflect.deleteProperty(globalThis, name);
Object.defineProperty(process, 'getBuiltinModule', { value: closed });
Object.defineProperty(process, 'kill', { value: closed });
