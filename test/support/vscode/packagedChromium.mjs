// The npm package @sparticuz/chromium: a headless Chromium for Linux with the libraries and fonts that a bare root lacks.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './run.mjs';

const folderOf = (home) => path.join(home, 'chromium');

/** The package's own configuration names folders that this one is not unpacked to. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * The package unpacks itself into the folder for temporary files, and its libraries only where it believes to run on
 * Amazon Linux: hence the environment.
 * @param {string} home the folder with node_modules
 */
export async function unpackChromium(home) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  const folder = folderOf(home);
  mkdirSync(folder);
  const entry = pathToFileURL(path.join(home, 'node_modules/@sparticuz/chromium/build/esm/index.js'));
  await run(process.execPath, ['-e', `import('${entry}').then((chromium) => chromium.default.executablePath())`], {
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  writeFileSync(path.join(folder, 'fonts/fonts.conf'), fontConfiguration);
}

/**
 * @param {string} home
 * @returns {import('./browser.mjs').BrowserProgram | undefined}
 */
export function packagedChromium(home) {
  const folder = folderOf(home);
  if (!existsSync(folder)) return undefined;
  const env = { FONTCONFIG_PATH: path.join(folder, 'fonts'), LD_LIBRARY_PATH: path.join(folder, 'al2023/lib') };
  return { executablePath: path.join(folder, 'chromium'), env };
}
