import type { TypeSetting } from './type-setting.js';

export const ink = { text: '#1f2328', soft: '#57606a', line: '#d0d7de', maple: '#a61d24' } as const;

interface Style {
  readonly size: number;
  readonly color?: string;
}

/** Stands where the fonts lack a character. */
export const missingSign = '〓';

/** Writes texts whose characters lie in several fonts, and breaks lines between any two characters as Chinese does. */
export class Pen {
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly sheet: PDFKit.PDFDocument,
    private readonly type: TypeSetting,
  ) {
    for (const [name, font] of type.fonts) sheet.registerFont(name, font);
  }

  /** @returns the height below the last line */
  write(text: string, x: number, y: number, width: number, style: Style): number {
    let top = y;
    for (const line of this.lines(text, width, style.size)) {
      this.line(line, x, top, style);
      top += style.size * 1.6;
    }
    return top;
  }

  center(text: string, x: number, y: number, width: number, style: Style): void {
    this.line(text, x + (width - this.widthOf(text, style.size)) / 2, y, style);
  }

  right(text: string, x: number, y: number, width: number, style: Style): void {
    this.line(text, x + width - this.widthOf(text, style.size), y, style);
  }

  private line(text: string, x: number, y: number, { size, color = ink.text }: Style): void {
    let left = x;
    for (const [font, run] of this.runs(text)) {
      this.sheet.font(font).fontSize(size).fillColor(color).text(run, left, y, { lineBreak: false });
      left += this.widthOf(run, size);
    }
  }

  private lines(text: string, width: number, size: number): string[] {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    for (const character of text) {
      const wide = this.widthOf(character, size);
      if (used + wide > width && line !== '') {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += character;
      used += wide;
    }
    return [...lines, line];
  }

  private widthOf(text: string, size: number): number {
    let width = 0;
    for (const character of text) {
      const known = this.widths.get(character);
      const wide = known ?? this.measure(character);
      if (known === undefined) this.widths.set(character, wide);
      width += wide * size;
    }
    return width;
  }

  /** For size 1. */
  private measure(character: string): number {
    return this.sheet.font(this.fontOf(character)).fontSize(100).widthOfString(this.shown(character)) / 100;
  }

  private runs(text: string): [font: string, run: string][] {
    const runs: [string, string][] = [];
    for (const character of text) {
      const font = this.fontOf(character);
      const last = runs.at(-1);
      if (last?.[0] === font) last[1] += this.shown(character);
      else runs.push([font, this.shown(character)]);
    }
    return runs;
  }

  private shown(character: string): string {
    return this.type.fontOf(character) === undefined ? missingSign : character;
  }

  private fontOf(character: string): string {
    const font = this.type.fontOf(character) ?? this.type.fontOf(missingSign);
    if (font === undefined) throw new Error('The sign for missing characters must be among the texts.');
    return font;
  }
}
