import Mocha from 'mocha';
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';

/** VS Code calls this in the extension host: it runs the test files that lie beside this one. */
export async function run(): Promise<void> {
  const { GRACELINE_TEST_REPORT: report, GRACELINE_TEST_SUMMARY: summary, MOCHA_GREP: grep } = process.env;
  if (report) {
    // On the console the report would be mixed with VS Code's own messages.
    const consoleLog = (...words: unknown[]) => {
      appendFileSync(report, `${format(...words)}\n`);
    };
    Object.assign(Mocha.reporters.Base, { consoleLog });
  }
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, color: false, ...(grep && { grep }) });
  for (const name of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, name));
  }
  const { passes, failures } = await runToEnd(mocha);
  if (summary) writeFileSync(summary, JSON.stringify({ passes, failures }));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

function runToEnd(mocha: Mocha): Promise<Mocha.Stats> {
  return new Promise((resolve, reject) => {
    const runner = mocha.run(() => {
      if (runner.stats) resolve(runner.stats);
      else reject(new Error('mocha kept no statistics'));
    });
  });
}
