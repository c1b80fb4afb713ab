// Pictures are drawn by a Chrome or Chromium of the machine, without a window and without the network.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BrowserPipe } from './browserPipe.ts';
import { diagramPage } from './reporters/timelineHtml.ts';
import { UsageError } from './usageError.ts';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome', 'chrome.exe'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder === undefined ? [] : [path.join(folder, 'Google/Chrome/Application/chrome.exe')],
  ),
];
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND'];
const pixelsPerPixel = 2;

/** A Mermaid diagram as an SVG document. */
export function drawSvg(diagram: string): Promise<string> {
  return draw(diagram, (_browser, { source }) => Promise.resolve(`${source}\n`));
}

/** The same as a PNG. */
export function drawPng(diagram: string): Promise<Buffer> {
  return draw(diagram, async (browser, { width, height }) => {
    const size = { width, height, deviceScaleFactor: pixelsPerPixel, mobile: false };
    await browser.ask('Emulation.setDeviceMetricsOverride', size);
    const { data } = await browser.ask('Page.captureScreenshot', {});
    return Buffer.from(String(data), 'base64');
  });
}

/** What the page says of its picture, see `drawing.ts`. */
interface Drawn {
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

async function draw<T>(diagram: string, use: (browser: BrowserPipe, drawn: Drawn) => Promise<T>): Promise<T> {
  const program = browserPath();
  const folder = mkdtempSync(path.join(tmpdir(), 'graceline-'));
  const file = path.join(folder, 'diagram.html');
  writeFileSync(file, diagramPage(diagram));
  const browser = new BrowserPipe(program, [...flags, `--user-data-dir=${path.join(folder, 'profile')}`]);
  try {
    await browser.open(pathToFileURL(file).href);
    const expression = 'globalThis.drawn';
    const { result } = await browser.ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const { value } = result as { readonly value?: Drawn };
    if (!value) throw new UsageError(drewNothing);
    return await use(browser, value);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function browserPath(): string {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new UsageError({ en: `CHROME_PATH: there is no ${named}`, ko: `CHROME_PATH: ${named} 파일이 없습니다` });
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...applications];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new UsageError(noBrowser);
  return found;
}

const noBrowser = {
  en: 'svg and png are drawn by a Chrome or Chromium, and none is installed; set CHROME_PATH, or use --format html',
  ko: 'svg와 png를 그리려면 Chrome이나 Chromium이 필요한데 설치되어 있지 않습니다. CHROME_PATH를 지정하거나 --format html을 쓰십시오',
};
const drewNothing = {
  en: 'the browser drew nothing; another one can be named by CHROME_PATH',
  ko: '브라우저가 아무것도 그리지 못했습니다. CHROME_PATH로 다른 브라우저를 지정할 수 있습니다',
};
