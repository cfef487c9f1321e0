declare module 'subset-font' {
  /** Cuts the characters of `text` out of a font and pins its axes (harfbuzz). */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { readonly targetFormat: 'truetype'; readonly variationAxes: Readonly<Record<string, number>> },
  ): Promise<Buffer>;
}
