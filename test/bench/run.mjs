// `npm run bench [NAME…]`: bundles each benchmark and runs it in a process of its own, so that none warms up another.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { build } from 'esbuild';

const names = process.argv.slice(2);
const files = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && file !== 'measure.ts')
  .filter((file) => names.length === 0 || names.includes(file.replace('.ts', '')));

for (const file of files) {
  const outfile = `dist/bench/${file.replace('.ts', '.cjs')}`;
  await build({ entryPoints: [`test/bench/${file}`], outfile, bundle: true, platform: 'node', format: 'cjs' });
  const { status } = spawnSync(process.execPath, [outfile], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
