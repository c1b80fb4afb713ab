// What the documentation shows is what the program prints: its console blocks, and the diagrams below a comment with their
// command. A block of YAML whose first line names a file is that file from then on. With --update they are written anew.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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
    test('shows what the program prints', async () => {
      await expect(await printed(page)).toMatchFileSnapshot(join(root, page));
    });
  },
);

function read(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

async function printed(page: string): Promise<string> {
  const written = read(page);
  const files = folder({});
  const run = async (command: string): Promise<string> => {
    const cwd = command.includes('examples/') ? root : files;
    const LANG = page.endsWith('.ko.md') ? 'ko_KR.UTF-8' : 'C';
    const { stdout, stderr } = await graceline(words(command), { cwd, env: { LANG } });
    if (stdout === '') throw new Error(`graceline ${command}: ${stderr || 'nothing'}`);
    return stdout;
  };
  let page_ = '';
  let end = 0;
  for (const found of written.matchAll(block)) {
    const { file, text = '', shown, drawn } = found.groups ?? {};
    page_ += written.slice(end, found.index);
    end = found.index + found[0].length;
    if (file !== undefined) writeFileSync(join(files, basename(file)), `# ${file}\n${text}`);
    if (file !== undefined) page_ += found[0];
    if (shown !== undefined) page_ += `\`\`\`console\n$ graceline ${shown}\n${await run(shown)}\`\`\``;
    if (drawn !== undefined) page_ += `<!-- graceline ${drawn} -->\n\`\`\`mermaid\n${await run(drawn)}\`\`\``;
  }
  return page_ + written.slice(end);
}

/** No word of these commands has a blank in it. */
function words(command: string): readonly string[] {
  return command.split(' ');
}
