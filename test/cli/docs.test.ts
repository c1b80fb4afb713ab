// What the documentation shows is what the program prints: its console blocks, and the diagrams below a comment with their
// command. A block of YAML whose first line names a file is that file from then on. With --update they are written anew.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folder, graceline } from './graceline.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = ['.', 'docs'].flatMap((name) => readdirSync(join(root, name)).map((file) => join(name, file)));
const block =
  /```yaml\n# (?<file>[\w.-]+)\n(?<text>[^]*?)```|```console\n\$ graceline (?<shown>.*)\n[^]*?```|<!-- graceline (?<drawn>.*) -->\n```mermaid\n[^]*?```/g;

describe.each(pages.filter((page) => page.endsWith('.md') && /\$ graceline|<!-- graceline/.test(read(page))))(
  '%s',
  (page) => {
    test('shows what the program prints', { timeout: 120_000 }, async () => {
      await expect(await printed(page)).toMatchFileSnapshot(join(root, page));
    });
  },
);

function read(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

async function printed(page: string): Promise<string> {
  const files = new Map<string, string>();
  const LANG = page.endsWith('.ko.md') ? 'ko_KR.UTF-8' : 'C';
  const written = read(page);
  const outputs = [...written.matchAll(block)].map(async ({ 0: whole, groups = {} }) => {
    const { file, text = '', shown, drawn } = groups;
    if (file !== undefined) files.set(file, `# ${file}\n${text}`);
    const command = shown ?? drawn;
    if (command === undefined) return whole;
    const cwd = command.includes('examples/') ? root : folder(Object.fromEntries(files));
    const { stdout, stderr } = await graceline(words(command), { cwd, env: { LANG } });
    if (stdout === '') throw new Error(`graceline ${command}: ${stderr || 'nothing'}`);
    return drawn === undefined
      ? `\`\`\`console\n$ graceline ${command}\n${stdout}\`\`\``
      : `<!-- graceline ${command} -->\n\`\`\`mermaid\n${stdout}\`\`\``;
  });
  const printedBlocks = (await Promise.all(outputs)).values();
  return written.replaceAll(block, () => printedBlocks.next().value ?? '');
}

/** No word of these commands has a blank in it. */
function words(command: string): readonly string[] {
  return command.split(' ');
}
