import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { guardOf } from './guard.ts';

it('counts an answer that comes in the moment before the next look as too late when the time has run out', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  const guard = guardOf(child, { memoryMb: 10_000, seconds: 0, bytesASecond: 1 });
  try {
    guard.begin(0);
    await guard.waiting(Promise.resolve('answer'));
    expect(guard.broken()).toBe('time');
  } finally {
    guard.leave();
    child.kill('SIGKILL');
  }
});
