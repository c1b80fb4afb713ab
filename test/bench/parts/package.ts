// What somebody downloads and what their editor waits for: the package, and the activation in a real VS Code.
import { statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as browserModule from '../../support/vscode/browser.mjs';
import type * as packageModule from '../../support/vscode/packageExtension.mjs';
import type * as serverModule from '../../support/vscode/server.mjs';
import type * as workbenchModule from '../../support/vscode/workbench.mjs';
import { figure, report, runs } from '../measure.ts';

const windows = 5;

// They look for the repository from where they stand, so that they cannot be bundled.
const support = (name: string): string => pathToFileURL(path.resolve('test/support/vscode', name)).href;
type Support = typeof serverModule & typeof browserModule & typeof packageModule & typeof workbenchModule;
const modules = ['server.mjs', 'browser.mjs', 'packageExtension.mjs', 'workbench.mjs'];
const loaded: readonly unknown[] = await Promise.all(modules.map((name) => import(support(name)) as Promise<unknown>));
const { startServer, startBrowser, packageExtension, openWorkbench } = Object.assign({}, ...loaded) as Support;

const vsix = await packageExtension();
const server = await startServer({ workspaceFolder: path.resolve('examples'), vsix });
const browser = await startBrowser();
try {
  const millis: number[] = [];
  for (let window = 0; window < windows; window += 1) millis.push(await activation());
  report('The package', [
    figure('size of the VSIX', statSync(vsix).size / 1e6, 'MB', { atMost: 1.2 }),
    runs('activation, as VS Code counts it for the extension host', millis, { atMost: 50 }),
  ]);
} finally {
  await browser.close();
  await server.stop();
}

/** Each window has an extension host of its own. */
async function activation(): Promise<number> {
  const workbench = await openWorkbench(browser, server);
  await workbench.openFile('tutorial/pod-with-graceful-termination.yaml');
  await workbench.codeLens(/./).first().waitFor();
  await workbench.command('Developer: Show Running Extensions');
  const row = workbench.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Graceline' }).first();
  const time = (await row.locator('.activation-time').textContent()) ?? '';
  await workbench.page.context().close();
  const [, shown] = /(\d+)\s*ms/.exec(time) ?? [];
  if (shown === undefined) throw new Error(`VS Code says no time of activation: ${time}`);
  return Number(shown);
}
