// Whatever is typed, saved, created and deleted, and in whatever order: in the end the server says what one would say that
// was started just then.
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { LanguageServer } from './languageServer.ts';
import { pieces } from './pieces.ts';

const files = [
  'web.yaml',
  'service.yaml',
  'a/web.yaml',
  'a/service.yaml',
  'a/deep/web.yaml',
  'b/settings.yaml',
] as const;

type Step =
  | { readonly type: 'open' | 'close' | 'save' | 'delete' | 'ask'; readonly file: string }
  | { readonly type: 'write'; readonly file: string; readonly text: string }
  /** `from` and `length` in thousandths of the text that is open. */
  | {
      readonly type: 'edit';
      readonly file: string;
      readonly from: number;
      readonly length: number;
      readonly text: string;
    };

const file = fc.constantFrom(...files);
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((some) => some.join('---\n'));
const typed = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('1', '9', 'x', ' ', '\n', '#', ':', '"', '{{', '---\n', '') },
  { weight: 1, arbitrary: fc.constantFrom(...pieces).map((piece) => `\n---\n${piece}`) },
);
const thousandth = fc.integer({ min: 0, max: 1000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: fc.constant('open' as const), file }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('close', 'save', 'delete'), file }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('ask' as const), file }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('write' as const), file, text }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('edit' as const),
      file,
      from: thousandth,
      length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
      text: typed,
    }),
  },
);

test(
  'after any edits, creations and deletions the server says what a fresh one says',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(file, text),
        fc.array(step, { minLength: 20, maxLength: 60 }),
        async (onDisk, steps) => {
          const world = new World(await LanguageServer.start({ files: onDisk, folders: [''] }), onDisk);
          try {
            for (const one of steps) await world.take(one);
            await expectLikeFresh(world);
          } finally {
            await world.server.stop();
          }
        },
      ),
      // A failing run waits for its time to be up, so looking for a smaller one would take minutes; the seed is enough.
      { numRuns: 6, endOnFailure: true },
    );
  },
);

/** A server, and what there should be of the workspace in its eyes. */
class World {
  readonly server: LanguageServer;
  readonly onDisk: Map<string, string>;
  readonly open = new Map<string, string>();

  constructor(server: LanguageServer, onDisk: Readonly<Record<string, string>>) {
    this.server = server;
    this.onDisk = new Map(Object.entries(onDisk));
  }

  async take(one: Step): Promise<void> {
    const { server, open } = this;
    const { type, file: name } = one;
    const uri = server.uri(name);
    if (type === 'write') return this.#write(name, one.text);
    if (type === 'delete') return this.#delete(name);
    if (type === 'edit' || type === 'open') await this.show(name);
    const now = open.get(name);
    if (now === undefined) return;
    if (type === 'edit') await this.#edit(one, now);
    if (type === 'save') await this.#write(name, now);
    if (type === 'ask') await Promise.all([server.diagnostics(uri), server.codeLenses(uri)]);
    if (type === 'close') {
      open.delete(name);
      await server.close(uri);
    }
  }

  /** Opens a file that is not open. */
  async show(name: string, shown = this.onDisk.get(name) ?? ''): Promise<void> {
    if (this.open.has(name)) return;
    this.open.set(name, shown);
    await this.server.open(name, shown);
  }

  async #edit(
    { file: name, from, length, text: newText }: Extract<Step, { type: 'edit' }>,
    now: string,
  ): Promise<void> {
    const start = Math.floor((now.length * from) / 1000);
    const end = Math.min(now.length, start + length);
    const position = (offset: number) => {
      const lines = now.slice(0, offset).split('\n');
      return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    };
    this.open.set(name, now.slice(0, start) + newText + now.slice(end));
    await this.server.change(this.server.uri(name), { start: position(start), end: position(end) }, newText);
  }

  async #write(name: string, written: string): Promise<void> {
    const type = this.onDisk.has(name) ? 'changed' : 'created';
    this.onDisk.set(name, written);
    this.server.write(name, written);
    await this.server.tell({ [name]: type });
  }

  async #delete(name: string): Promise<void> {
    if (!this.onDisk.delete(name)) return;
    this.server.delete(name);
    await this.server.tell({ [name]: 'deleted' });
  }
}

/** What is open is compared first; then the others are opened too, one after the other. */
async function expectLikeFresh(world: World): Promise<void> {
  const fresh = new World(
    await LanguageServer.start({ files: Object.fromEntries(world.onDisk), folders: [''] }),
    Object.fromEntries(world.onDisk),
  );
  try {
    for (const [name, shown] of world.open) await fresh.show(name, shown);
    await expectSame(world, fresh);
    for (const name of world.onDisk.keys()) {
      await Promise.all([world.show(name), fresh.show(name)]);
      await expectSame(world, fresh);
    }
  } finally {
    await fresh.server.stop();
  }
}

/** Both may still be reading: it is what they say in the end that counts. */
async function expectSame(world: World, fresh: World): Promise<void> {
  await vi.waitFor(async () => {
    expect(await said(world)).toEqual(await said(fresh));
  }, 15_000);
}

async function said({ server, open }: World): Promise<unknown> {
  const answers = [...open.keys()].sort().map(async (name) => {
    const uri = server.uri(name);
    return [name, await server.diagnostics(uri), await server.codeLenses(uri)];
  });
  const root = server.uri('');
  return JSON.parse(JSON.stringify(await Promise.all(answers)).replaceAll(root, 'root:/')) as unknown;
}
