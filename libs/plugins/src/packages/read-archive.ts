import { gunzipSync } from 'node:zlib';
import { checkFiles, type PackageFile, packageLimits, PackageProblem } from './package-files.js';

const block = 512;
/** Headers and padding beside the contents. */
const overhead = packageLimits.files * 4 * block;

/**
 * The files of a tarball that `npm pack` made, without the folder they lie in. Nothing is written anywhere.
 * @throws PackageProblem for links, devices, paths that lead elsewhere, and more than the limits.
 */
export function readArchive(archive: Buffer): PackageFile[] {
  const tar = inflated(archive);
  const files: PackageFile[] = [];
  let longPath: string | undefined;
  for (let at = 0; at + block <= tar.length; ) {
    const header = tar.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) break;
    mustBeIntact(header);
    const size = numberAt(header, 124, 12);
    const start = at + block;
    if (start + size > tar.length) throw new PackageProblem('The tarball is cut off.');
    const content = tar.subarray(start, start + size);
    at = start + Math.ceil(size / block) * block;
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'x') longPath = paxPath(content) ?? longPath;
    else if (type === 'L') longPath = textOf(content, 0, content.length);
    else if (type === '0' || type === '\0') {
      files.push({ path: insidePackage(longPath ?? pathOf(header)), content: Buffer.from(content) });
      longPath = undefined;
    } else if (type === '5' || type === 'g') longPath = undefined;
    else throw new PackageProblem(`It holds a link or a device (${pathOf(header)}): only plain files are allowed.`);
    if (files.length > packageLimits.files) throw new PackageProblem(`It has more than ${packageLimits.files} files.`);
  }
  checkFiles(files);
  return files;
}

function inflated(archive: Buffer): Buffer {
  try {
    return gunzipSync(archive, { maxOutputLength: packageLimits.total + overhead });
  } catch (error) {
    const tooLarge = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new PackageProblem(tooLarge ? 'It is larger than 20 MB.' : 'It is no tarball of npm pack (.tgz).');
  }
}

/** A header's own sum, with the eight bytes of the sum counted as spaces. */
function mustBeIntact(header: Buffer): void {
  let sum = 0;
  for (let index = 0; index < block; index++) sum += index >= 148 && index < 156 ? 32 : (header[index] ?? 0);
  if (sum !== numberAt(header, 148, 8)) throw new PackageProblem('The tarball is damaged.');
}

function pathOf(header: Buffer): string {
  const prefix = textOf(header, 257, 5) === 'ustar' ? textOf(header, 345, 155) : '';
  const name = textOf(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** npm puts everything into `package/`; other tools name the folder as they like. */
function insidePackage(path: string): string {
  const slash = path.indexOf('/');
  if (slash <= 0) throw new PackageProblem(`The path ${JSON.stringify(path)} is not allowed.`);
  if (/^\.+$/.test(path.slice(0, slash))) throw new PackageProblem(`The path ${JSON.stringify(path)} is not allowed.`);
  return path.slice(slash + 1);
}

function textOf(bytes: Buffer, start: number, length: number): string {
  const part = bytes.subarray(start, start + length);
  const end = part.indexOf(0);
  return part.subarray(0, end < 0 ? part.length : end).toString('utf8');
}

function numberAt(bytes: Buffer, start: number, length: number): number {
  const text = textOf(bytes, start, length).trim();
  if (!/^[0-7]{1,11}$/.test(text)) throw new PackageProblem('The tarball is damaged.');
  return Number.parseInt(text, 8);
}

/** `<length> path=<text>\n` among the records of an extended header. */
function paxPath(content: Buffer): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(content.toString('utf8'))?.[1];
}
