// `npm run package:check`: packages the extension as a release and as a pre-release, without sending anything anywhere, and
// looks into both. Neither `vsce` nor `ovsx` has a dry run of publishing; both read the same file.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVSIX, listFiles } from '@vscode/vsce';
import zip from '@vscode/vsce/out/zip.js';

const cwd = path.resolve(import.meta.dirname, '../..');
const bar = 1.2;

/** Without these it does not run, or must not be given away. */
const needed = [
  'package.json',
  'package.nls.ko.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/client.cjs',
  'dist/web/client.cjs',
  'dist/THIRD_PARTY_NOTICES.txt',
  'media/icons/graceline.png',
  'l10n/bundle.l10n.ko.json',
];
const unwanted = /\.(?:ts|map|tsbuildinfo)$|^(?:test|node_modules|server|client)\//;

const files = await listFiles({ cwd, dependencies: false });
assert.deepEqual(
  needed.filter((file) => !files.includes(file)),
  [],
  'what the package lacks',
);
assert.deepEqual(
  files.filter((file) => unwanted.test(file)),
  [],
  'what the package should not have',
);

const folder = mkdtempSync(path.join(tmpdir(), 'graceline-package-'));
try {
  for (const preRelease of [false, true]) await check(preRelease);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function check(preRelease) {
  const packagePath = path.join(folder, preRelease ? 'pre-release.vsix' : 'release.vsix');
  await createVSIX({ cwd, packagePath, dependencies: false, preRelease });
  const { manifest, xmlManifest } = await zip.readVSIXPackage(packagePath);
  const { Metadata } = xmlManifest.PackageManifest;
  const properties = new Map(Metadata[0].Properties[0].Property.map(({ $ }) => [$.Id, $.Value]));
  const identity = Metadata[0].Identity[0].$;
  assert.deepEqual([identity.Id, identity.Publisher, identity.Version], ['graceline', 'graceline', manifest.version]);
  assert.equal(properties.get('Microsoft.VisualStudio.Code.PreRelease') === 'true', preRelease);
  assert.equal(properties.get('Microsoft.VisualStudio.Code.Engine'), manifest.engines.vscode);
  const megabytes = statSync(packagePath).size / 1e6;
  assert.ok(megabytes <= bar, `${megabytes.toFixed(2)} MB are more than ${String(bar)} MB`);
  console.log(
    `${path.basename(packagePath)}: ${manifest.version}, ${String(files.length)} files, ${megabytes.toFixed(2)} MB`,
  );
}
