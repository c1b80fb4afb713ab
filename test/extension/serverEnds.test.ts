// A language server that dies is started again, however often it does.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { eventually, openExample, problemsOf, tutorial } from './examples.ts';

const rule = 'prestop-outlasts-grace';

suite('a language server that ends', () => {
  test('is started again, and does all that it did', async function () {
    if (process.platform === 'win32') return this.skip();
    const { document } = await openExample(tutorial);
    const problem = (): Promise<vscode.Diagnostic> =>
      eventually('the problem', () => problemsOf(document.uri, rule)[0]);
    await problem();
    // The second time it is not started at once; the command does not wait for that.
    for (const isImpatient of [false, true]) {
      const killed = await eventually('a server', serverProcess);
      process.kill(killed, 'SIGKILL');
      await eventually('its problems to go', () => (problemsOf(document.uri, rule).length === 0 ? true : undefined));
      if (isImpatient) await vscode.commands.executeCommand('graceline.restartServer');
      await problem();
      assert.notEqual(serverProcess(), killed);
    }
  });
});

/** The extension host's child that runs it; undefined while there is none. */
function serverProcess(): number | undefined {
  try {
    const found = execFileSync('pgrep', ['-P', String(process.pid), '-f', 'server.cjs'], { encoding: 'utf8' });
    return Number(found.trim().split('\n').at(-1));
  } catch {
    return undefined;
  }
}
