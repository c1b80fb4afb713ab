// `npm run test:desktop`: the tests of test/extension in the desktop VS Code, which this downloads.
import { runTests } from '@vscode/test-electron';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleExtensionTests } from './support/vscode/bundleExtensionTests.mjs';
import { resultFiles } from './support/vscode/extensionTests.mjs';
import { repository } from './support/vscode/install.mjs';
import { show } from './support/vscode/run.mjs';

const built = await show(process.execPath, ['esbuild.mjs'], { cwd: repository });
if (built !== 0) process.exit(built);

const folder = mkdtempSync(path.join(tmpdir(), 'graceline-desktop-'));
const workspace = path.join(folder, 'workspace');
cpSync(path.join(repository, 'examples'), workspace, { recursive: true });
const { env, outcome } = resultFiles(folder, process.env.MOCHA_GREP);
const problem = await runTests({
  extensionDevelopmentPath: repository,
  extensionTestsPath: await bundleExtensionTests(),
  extensionTestsEnv: env,
  launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust'],
}).then(
  () => '',
  (error) => error.message,
);
const { passes, failures, report } = outcome(problem);
rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
console.log(report.trim());
console.log(`\n${passes} passed, ${failures} failed`);
process.exit(failures > 0 || passes === 0 ? 1 : 0);
