import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

/**
 * The characters of a text as small fonts. Noto Sans SC comes in a hundred slices by how often characters are used, each with
 * all weights: what a sheet needs is cut out of them, so that fonts of some kilobytes are embedded and no font of the
 * machine is asked for.
 */
export interface TypeSetting {
  /** Fonts to embed, by name. */
  readonly fonts: ReadonlyMap<string, Buffer>;
  /** Name of the font that has the character; undefined when none has. */
  fontOf(character: string): string | undefined;
}

interface Slice {
  readonly name: string;
  readonly ranges: readonly (readonly [number, number])[];
}

const weight = 420;
const family = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'));
let known: Promise<readonly Slice[]> | undefined;

/** Cuts out what the texts need. */
export async function setType(texts: readonly string[]): Promise<TypeSetting> {
  known ??= readSlices();
  const slices = await known;
  const needed = new Map<string, string>();
  const places = new Map<string, string>();
  for (const character of new Set(texts.join(''))) {
    const code = character.codePointAt(0) ?? 0;
    const slice = slices.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
    if (!slice) continue;
    places.set(character, slice.name);
    needed.set(slice.name, (needed.get(slice.name) ?? '') + character);
  }
  const fonts = new Map<string, Buffer>();
  for (const [name, characters] of needed) {
    const slice = await readFile(join(family, 'files', `noto-sans-sc-${name}-wght-normal.woff2`));
    fonts.set(name, await subsetFont(slice, characters, { targetFormat: 'truetype', variationAxes: { wght: weight } }));
  }
  return { fonts, fontOf: (character) => places.get(character) };
}

/** Where which characters are: `{"[4]": "U+1f1e9-1f1f5,U+1f1f7", "latin": …}`. */
async function readSlices(): Promise<Slice[]> {
  const listed = JSON.parse(await readFile(join(family, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(listed).map(([name, ranges]) => ({
    name: name.replace(/[[\]]/g, ''),
    ranges: ranges.split(',').map((range) => {
      const [from = '', to = from] = range.replace('U+', '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    }),
  }));
}
