// Pages that are written from the product itself: `npm run generate` writes them, this test compares them.
import { beforeEach, expect, test, vi } from 'vitest';
import type { Locale } from '../../server/src/core/base/localized.ts';
import { commandsPage } from './commandsPage.ts';
import { fidelityPage } from './fidelityPage.ts';
import { settingsPage } from './settingsPage.ts';

// The default of --locale is the language of the environment.
beforeEach(() => {
  vi.stubEnv('LC_ALL', 'C');
  return () => vi.unstubAllEnvs();
});

const languages: readonly (readonly [Locale, string])[] = [
  ['en', ''],
  ['ko', '.ko'],
];

test.each(languages)('commands, in %s', async (locale, suffix) => {
  await expect(commandsPage(locale)).toMatchFileSnapshot(`../../docs/commands${suffix}.md`);
});

test.each(languages)('settings, in %s', async (locale, suffix) => {
  await expect(settingsPage(locale)).toMatchFileSnapshot(`../../docs/settings${suffix}.md`);
});

test('predicted and measured', async () => {
  await expect(fidelityPage()).toMatchFileSnapshot('../../docs/fidelity.md');
});
