import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { manifestOf } from '../observed/recorded.ts';
import { LanguageServer } from './languageServer.ts';

const recording = readFileSync(new URL('../observed/data/prestop.jsonl', import.meta.url), 'utf8');
const manifest = manifestOf('c2-prestop5-grace10-exit');

let server: LanguageServer;

async function compared(text: string, seen: string): Promise<string> {
  server = await LanguageServer.start();
  const uri = await server.open('app.yaml', text);
  const target = { uri, kind: 'Pod', namespace: null, name: 'app' };
  return server.connection.sendRequest('graceline/compare', { target, recording: seen });
}

afterEach(() => server.stop());

test('a recording stands beside what the open text predicts, and the line that says otherwise is named', async () => {
  const text = await compared(
    manifest.replace('terminationGracePeriodSeconds: 10', 'terminationGracePeriodSeconds: 60'),
    recording,
  );
  expect(text).toMatch(/^# Pod app: deletion, measured beside predicted\n/);
  expect(text).toContain(
    'with a grace period of 60 s (line 10) (measured: gracePeriodSeconds=10) | deletionTimestamp − 10 s',
  );
});

test('what is no recording is said to be none', async () => {
  expect(await compared(manifest, 'kind: Pod\n')).toBe('it is no recording of graceline observe\n');
});
