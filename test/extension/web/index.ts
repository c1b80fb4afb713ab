// The same tests in the extension host of a browser. Only those are left out that run programs.
import 'mocha/mocha.js';

declare const mocha: BrowserMocha;

/** VS Code calls this in the extension host. The lines with the mark are read by whoever has started the browser. */
export async function run(): Promise<void> {
  const say = (text: string): void => {
    console.log(`graceline-tests: ${text}`);
  };
  mocha.setup({ ui: 'tdd', reporter: reporterTo(say) as unknown as Mocha.ReporterConstructor, timeout: 30_000 });
  await import('../activation.test.ts');
  await import('../fileAccess.test.ts');
  await import('../language.test.ts');
  await import('../markdown.test.ts');
  await import('../preview.test.ts');
  await import('../workspace.test.ts');
  const { passes, failures } = await runToEnd();
  say(JSON.stringify({ passes, failures }));
  if (failures > 0) throw new Error(`${String(failures)} tests failed`);
}

function runToEnd(): Promise<Mocha.Stats> {
  return new Promise((resolve, reject) => {
    const runner = mocha.run(() => {
      if (runner.stats) resolve(runner.stats);
      else reject(new Error('mocha kept no statistics'));
    });
  });
}

/** Mocha makes one of it with `new`. */
function reporterTo(say: (text: string) => void) {
  return function tell(runner: Mocha.Runner): void {
    runner.on('pass', (test) => {
      say(`✔ ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error: Error) => {
      say(`✘ ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
  };
}
