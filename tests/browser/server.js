// A fresh installation and its server, for one scenario: made in a folder of its own and ended after it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..');
const target = process.env.CARGO_TARGET_DIR ?? join(repository, 'target');
const program = join(target, 'debug', 'thang');

/** Runs the program to its end and gives what it printed. */
export function thang(...args) {
  const run = spawnSync(program, args, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`thang ${args.join(' ')}: ${run.status}\n${run.stdout}${run.stderr}`);
  return run.stdout;
}

/** Makes an installation, serves it, and waits until it says where and with which set-up code. */
export async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'thang-browser-'));
  thang('init', '--dir', folder);
  const child = spawn(program, ['serve', '--dir', folder, '--listen', '127.0.0.1:0']);
  let said = '';
  const ready = new Promise((resolve, reject) => {
    const hear = (bytes) => {
      said += bytes;
      const url = said.match(/https?:\/\/127\.0\.0\.1:\d+/)?.[0];
      const code = said.match(/: ([0-9a-z]{26})\b/)?.[1];
      if (url && code) resolve({ url, code });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (status) => reject(new Error(`the server ended with ${status}:\n${said}`)));
  });
  const { url, code } = await ready;
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  return { url, code, folder, stop, said: () => said };
}
