// `npm run fuzz [-- --seed N] [--minutes M | --cases N]`: runs cases, those of the server with the built one, in a process of their own until the time
// is over or one fails. Case i has the seed N + i, so that `--seed` of a failed case with `--cases 1` runs it alone.
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

/** A case that says nothing for so long hangs; one that is only slow measures its own processor time. */
const hangsAfterMillis = 30_000;
const heapMegabytes = 384;

const { values } = parseArgs({
  options: { seed: { type: 'string' }, minutes: { type: 'string' }, cases: { type: 'string' } },
});
const seed = wholeNumber('seed', values.seed ?? String(Date.now() % 1_000_000_000));
const cases = values.cases === undefined ? undefined : wholeNumber('cases', values.cases);
const minutes = Number(values.minutes ?? (cases === undefined ? '1' : '1440'));
if (!(minutes > 0)) fail('--minutes takes a positive number.');

await build({
  entryPoints: ['test/fuzz/cases.ts'],
  outfile: 'dist/fuzz/cases.mjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
});
console.log(`seed ${seed}`);
const child = fork('dist/fuzz/cases.mjs', [String(seed), String(cases ?? ''), String(minutes * 60_000)], {
  execArgv: ['--enable-source-maps', '--expose-gc', `--max-old-space-size=${heapMegabytes}`],
});

let running = { seed, text: '' };
let timer = setTimeout(() => undefined, 0);
child.on('message', (message) => {
  if ('seed' in message) running = message;
  clearTimeout(timer);
  timer = setTimeout(() => end(`does not end within ${hangsAfterMillis / 1000} s`), hangsAfterMillis);
});
child.on('exit', (code, signal) => {
  clearTimeout(timer);
  if (code !== 0 && code !== 1) end(`ended the process (${signal ?? code})`);
  else process.exitCode = code;
});

function end(what) {
  child.removeAllListeners('exit');
  child.kill('SIGKILL');
  console.error(`A case ${what}:\n${running.text}\nAgain: npm run fuzz -- --seed ${running.seed} --cases 1`);
  process.exitCode = 1;
}

function wholeNumber(name, text) {
  if (!/^\d{1,9}$/.test(text)) fail(`--${name} takes a whole number below 1,000,000,000.`);
  return Number(text);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(2);
}
