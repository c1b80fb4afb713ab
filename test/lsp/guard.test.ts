import { expect, test } from 'vitest';
import { AnalysisHost } from '../../server/src/core/analysisHost.ts';
import { defaultSettings } from '../../server/src/core/settings.ts';
import { guard } from '../../server/src/lsp/guard.ts';
import { CancellationToken } from 'vscode-languageserver';

const analysis = new AnalysisHost().analysis({ ...defaultSettings, locale: 'en' });
const question = { uri: 'file:///a.yaml' };

test('a handler that fails costs its answer and is logged with the question', async () => {
  const log: string[] = [];
  const host = {
    analysisFor: () => Promise.resolve(analysis),
    log: (line: string) => log.push(line),
    toClient: <T>(answer: T) => answer,
  };
  const fail = (): string => {
    throw new Error('a bug');
  };
  const ask = guard<typeof question, string>(host, 'a/question', ({ uri }) => uri, 'nothing', fail);
  expect(await ask(question, CancellationToken.None)).toBe('nothing');
  expect(log).toHaveLength(1);
  expect(log[0]).toMatch(/^a\/question failed for \{"uri":"file:\/\/\/a\.yaml"\}: Error: a bug/);
});
