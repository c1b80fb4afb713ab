import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        // Whatever needs nothing but the source.
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{lsp,cli,e2e,extension}/**', 'test/support/vscode/**'],
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
