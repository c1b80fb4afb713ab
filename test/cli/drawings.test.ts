// Timelines to be looked at: pages and pictures from the command line.
import { describe, expect, it } from 'vitest';
import { graceline } from './graceline.ts';

const tutorial = 'examples/tutorial/pod-with-graceful-termination.yaml';

describe('timeline --format', () => {
  it('mermaid-gantt is a gantt chart', async () => {
    const { exitCode, stdout } = await graceline(['timeline', tutorial, '--format', 'mermaid-gantt']);
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^gantt$/m)]);
  });

  it('markdown and html show a force deletion beside the deletion', async () => {
    for (const format of ['markdown', 'html']) {
      const { exitCode, stdout } = await graceline([
        'timeline',
        tutorial,
        '--format',
        format,
        '--trigger',
        'forceDeletion',
      ]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('nginx-deployment: deletion');
      expect(stdout).toContain('nginx-deployment: forceDeletion');
    }
  });

  it('html runs its own script and loads nothing', async () => {
    const { stdout } = await graceline(['timeline', tutorial, '--format', 'html']);
    expect(stdout).toMatch(/content="default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'unsafe-inline'"/);
    const page = stdout.replace(/<script>[\s\S]*<\/script>/, '');
    expect(page.match(/<[^>]* (?:src|href)=/g)).toBeNull();
    expect(page).not.toContain('<script');
  });

  it.each(['svg', 'png'])('%s without a browser is a sentence and exit code 2', async (format) => {
    const env = { CHROME_PATH: '/there/is/none' };
    const { exitCode, stdout, stderr } = await graceline(['timeline', tutorial, '--format', format], { env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe('graceline: CHROME_PATH: there is no /there/is/none\n');
  });
});
