import { expect, test } from 'vitest';
import { fidelityPage } from './fidelityPage.ts';

test('docs/fidelity.md', async () => {
  await expect(fidelityPage()).toMatchFileSnapshot('../../docs/fidelity.md');
});
