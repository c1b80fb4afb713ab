import { defineConfig } from 'vitest/config';

/** Folders of test/ whose tests need nothing but the source: one for each layer of the core. */
const layers =
  'base,syntax,manifest,workspace,lifecycle,scenario,render,rules,features,support,truth,protocol,media,client';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [`test/{${layers}}/**/*.test.ts`, 'test/*.test.ts'],
          exclude: ['test/support/vscode/**'],
        },
      },
      { test: { name: 'lsp', include: ['test/lsp/**/*.test.ts'] } },
      { test: { name: 'cli', include: ['test/cli/**/*.test.ts'], testTimeout: 30_000 } },
      {
        // A real VS Code: one at a time, and slow to start.
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
