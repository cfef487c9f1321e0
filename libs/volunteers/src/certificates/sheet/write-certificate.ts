import Sheet from 'pdfkit';
import qrCode from 'qrcode';
import type { CertificateHolder, CertificateSnapshot } from '../certificate.dto.js';
import { sheetLines, type SheetLines } from './sheet-lines.js';
import { ink, missingSign, Pen } from './pen.js';
import { sheetTexts } from './sheet.texts.js';
import { setType } from './type-setting.js';

/** What a sheet is made of; the same gives the same bytes. */
export interface CertificateSheet {
  readonly holder: CertificateHolder;
  readonly snapshot: CertificateSnapshot;
  readonly issuedAt: Date;
  readonly verifyAddress: string;
  readonly code: string;
}

const page = { width: 595.28, height: 841.89, margin: 56 } as const;
const inner = page.width - 2 * page.margin;

/** Writes the certificate as one page of A4, with its fonts in it. Takes about a second. */
export async function writeCertificate(sheet: CertificateSheet): Promise<Buffer> {
  const lines = sheetLines(sheet);
  const type = await setType([...allTexts(lines), missingSign]);
  const missing = allTexts(lines).some((text) => [...text].some((one) => type.fontOf(one) === undefined));
  const withNote = missing ? { ...lines, notes: [...lines.notes, sheetTexts.t('zh-CN', 'missing')] } : lines;
  const complete = missing ? await setType([...allTexts(withNote), missingSign]) : type;
  const document = new Sheet({
    size: 'A4',
    margin: 0,
    lang: 'zh-CN',
    pdfVersion: '1.7',
    info: { Title: `${lines.title} ${sheet.snapshot.number}`, CreationDate: sheet.issuedAt, ModDate: sheet.issuedAt },
  });
  const done = collect(document);
  draw(document, new Pen(document, complete), withNote, sheet.verifyAddress);
  document.end();
  return done;
}

function allTexts(lines: SheetLines): string[] {
  const { title, subtitle, number, blocks, total, rows, verify, code, seal, signature, notes } = lines;
  return [
    title,
    subtitle,
    number,
    total,
    verify,
    code,
    seal,
    signature,
    ...notes,
    ...rows.flat(),
    ...blocks.flatMap(({ heading, facts }) => [heading, ...facts.flat()]),
  ];
}

function draw(document: PDFKit.PDFDocument, pen: Pen, lines: SheetLines, address: string): void {
  const { margin } = page;
  document
    .rect(28, 28, page.width - 56, page.height - 56)
    .lineWidth(1.2)
    .stroke(ink.maple);
  document
    .rect(33, 33, page.width - 66, page.height - 66)
    .lineWidth(0.4)
    .stroke(ink.maple);
  pen.center(lines.title, margin, 66, inner, { size: 25, color: ink.maple });
  pen.center(lines.subtitle, margin, 102, inner, { size: 10, color: ink.soft });
  pen.center(lines.number, margin, 122, inner, { size: 10.5, color: ink.soft });
  let y = 152;
  for (const { heading, facts, service } of lines.blocks) {
    pen.write(heading, margin, y, inner, { size: 12.5, color: ink.maple });
    document
      .moveTo(margin, y + 19)
      .lineTo(margin + inner, y + 19)
      .lineWidth(0.5)
      .stroke(ink.line);
    y += 26;
    for (const [term, value] of facts) {
      pen.write(term, margin, y, 110, { size: 10.5, color: ink.soft });
      y = pen.write(value, margin + 116, y, inner - 116, { size: 10.5 }) + 1;
    }
    if (service) y = drawService(pen, lines, y);
    y += 9;
  }
  for (const note of lines.notes) y = pen.write(note, margin, y, inner - 120, { size: 8.5, color: ink.soft });
  pen.write(lines.signature, margin, page.height - 128, inner - 120, { size: 10.5 });
  pen.write(lines.seal, margin, page.height - 96, inner - 120, { size: 10.5, color: ink.soft });
  drawCode(document, pen, lines, address);
}

function drawService(pen: Pen, lines: SheetLines, y: number): number {
  let top = pen.write(lines.total, page.margin, y, inner, { size: 12 }) + 2;
  for (const [what, time] of lines.rows) {
    pen.right(time, page.margin, top, inner, { size: 10.5 });
    top = pen.write(what, page.margin, top, inner - 110, { size: 10.5 });
  }
  return top;
}

/** Squares as shapes: sharp at every size. */
function drawCode(document: PDFKit.PDFDocument, pen: Pen, lines: SheetLines, address: string): void {
  const { modules } = qrCode.create(address, { errorCorrectionLevel: 'M' });
  const side = 96;
  const unit = side / modules.size;
  const left = page.width - page.margin - side;
  const top = page.height - page.margin - side - 28;
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) document.rect(left + column * unit, top + row * unit, unit, unit);
  document.fill('#000000');
  pen.center(lines.verify, left - 10, top + side + 5, side + 20, { size: 9, color: ink.soft });
  pen.center(lines.code, left - 40, top + side + 19, side + 60, { size: 7.5, color: ink.soft });
}

function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}
