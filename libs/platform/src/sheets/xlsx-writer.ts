import type { Sheet, SheetCell, SheetColumn } from './sheet.js';
import { type ZipPart, zipped } from './zip-writer.js';

/** Indices into the `cellXfs` of {@link styles}. */
const style = { plain: 0, heading: 1, text: 2, day: 3, moment: 4, note: 5 } as const;

/** Day 0 of the format; 1900 counts as a leap year there, so this holds from March 1900 on. */
const dayZero = Date.UTC(1899, 11, 30);
const dayLength = 86_400_000;
/** What a cell of the format can hold. */
const longestText = 32_767;
const rowsAtOnce = 200;
/** Options of a column stand in this sheet, out of sight: written into the rule itself they would end at 255 characters. */
const optionsName = 'options';

/**
 * Makes an .xlsx file (ECMA-376) piece by piece: rows are asked for as the file grows, and none is kept. Texts are written
 * as texts, so that nothing in them becomes a formula.
 */
export function writeXlsx(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  return zipped(partsOf(sheets));
}

async function* partsOf(sheets: readonly Sheet[]): AsyncGenerator<ZipPart> {
  const lists = sheets.flatMap(({ columns }) => columns).filter(({ options }) => options && options.length > 0);
  const names = [...sheets.map(({ name }) => name), ...(lists.length > 0 ? [optionsName] : [])];
  yield { name: '[Content_Types].xml', content: once(contentTypes(names.length)) };
  yield { name: '_rels/.rels', content: once(rootRelations) };
  yield { name: 'xl/workbook.xml', content: once(workbook(names, lists.length > 0)) };
  yield { name: 'xl/_rels/workbook.xml.rels', content: once(workbookRelations(names.length)) };
  yield { name: 'xl/styles.xml', content: once(styles) };
  for (const [index, sheet] of sheets.entries())
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, content: sheetXml(sheet, lists) };
  if (lists.length > 0) yield { name: `xl/worksheets/sheet${names.length}.xml`, content: once(optionsXml(lists)) };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function* sheetXml(sheet: Sheet, lists: readonly SheetColumn[]): AsyncGenerator<string> {
  const above = sheet.above ?? [];
  const heading = above.length + 1;
  const { columns } = sheet;
  yield `${opening}<sheetViews><sheetView workbookViewId="0"><pane ySplit="${heading}" topLeftCell="A${heading + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="16"/><cols>${columns.map(columnXml).join('')}</cols><sheetData>`;
  yield above.map((text, index) => `<row r="${index + 1}">${cellXml(text, 0, index + 1, style.note)}</row>`).join('');
  yield rowXml(
    columns.map((one) => one.heading),
    heading,
    () => style.heading,
  );
  let line = heading;
  let waiting = '';
  for await (const row of sheet.rows) {
    line += 1;
    waiting += rowXml(row, line, (index) => (columns[index]?.text ? style.text : style.plain));
    if (line % rowsAtOnce > 0) continue;
    yield waiting;
    waiting = '';
  }
  yield `${waiting}</sheetData>`;
  if (sheet.prepared === undefined && line > heading)
    yield `<autoFilter ref="A${heading}:${letters(columns.length - 1)}${line}"/>`;
  yield `${validations(sheet, heading, lists)}</worksheet>`;
}

function columnXml({ width, text }: SheetColumn, index: number): string {
  const place = `min="${index + 1}" max="${index + 1}"`;
  return `<col ${place} width="${width ?? 14}" customWidth="1"${text ? ` style="${style.text}"` : ''}/>`;
}

function rowXml(cells: readonly SheetCell[], line: number, styleOf: (index: number) => number): string {
  return `<row r="${line}">${cells.map((cell, index) => cellXml(cell, index, line, styleOf(index))).join('')}</row>`;
}

function cellXml(cell: SheetCell, index: number, line: number, styled: number): string {
  if (cell === undefined || cell === '') return '';
  const place = `r="${letters(index)}${line}"`;
  if (typeof cell === 'number') return `<c ${place} s="${styled}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') {
    const [value, format] = 'day' in cell ? [serial(cell.day), style.day] : [serial(cell.moment), style.moment];
    return `<c ${place} s="${format}"><v>${value}</v></c>`;
  }
  return `<c ${place} t="inlineStr" s="${styled}"><is><t xml:space="preserve">${escaped(cell.slice(0, longestText))}</t></is></c>`;
}

/** Days since {@link dayZero}, the time of day as a fraction. */
function serial(written: string): number {
  const iso = written.length > 10 ? `${written.replace(' ', 'T')}:00Z` : `${written}T00:00:00Z`;
  return (Date.parse(iso) - dayZero) / dayLength;
}

function validations({ columns, prepared }: Sheet, heading: number, lists: readonly SheetColumn[]): string {
  if (prepared === undefined) return '';
  const rules = columns.flatMap((column, index) => {
    const range = `${letters(index)}${heading + 1}:${letters(index)}${heading + prepared}`;
    const help = column.help
      ? ` showInputMessage="1" promptTitle="${attribute(column.heading.slice(0, 32))}" prompt="${attribute(column.help.slice(0, 255))}"`
      : '';
    if (column.options && column.options.length > 0) {
      const list = letters(lists.indexOf(column));
      const source = `${optionsName}!$${list}$1:$${list}$${column.options.length}`;
      return [
        `<dataValidation type="list" allowBlank="1" showErrorMessage="1"${help} sqref="${range}"><formula1>${source}</formula1></dataValidation>`,
      ];
    }
    return help ? [`<dataValidation allowBlank="1"${help} sqref="${range}"/>`] : [];
  });
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

function optionsXml(lists: readonly SheetColumn[]): string {
  const longest = Math.max(...lists.map(({ options }) => options?.length ?? 0));
  const rows = Array.from({ length: longest }, (_, index) =>
    rowXml(
      lists.map(({ options }) => options?.[index]),
      index + 1,
      () => style.text,
    ),
  );
  return `${opening}<sheetData>${rows.join('')}</sheetData></worksheet>`;
}

/** 0 → A, 25 → Z, 26 → AA */
function letters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letters(Math.floor(index / 26) - 1) + letter;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot hold these characters
const unholdable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function escaped(text: string): string {
  return text.replaceAll(unholdable, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return escaped(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const opening = `${declaration}<worksheet xmlns="${main}">`;

const rootRelations = `${declaration}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><sz val="11"/><color rgb="FF5F6368"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF3EDEA"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf fontId="2" applyFont="1"/></cellXfs></styleSheet>`;

function contentTypes(sheets: number): string {
  const each = numbers(sheets).map(
    (no) => `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${types}.worksheet+xml"/>`,
  );
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${each.join('')}</Types>`;
}

function workbook(names: readonly string[], lastHidden: boolean): string {
  const sheets = names.map((name, index) => {
    const hidden = lastHidden && index === names.length - 1 ? ' state="hidden"' : '';
    return `<sheet name="${attribute(name)}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`;
  });
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function workbookRelations(sheets: number): string {
  const each = numbers(sheets).map(
    (no) => `<Relationship Id="rId${no}" Type="${office}/worksheet" Target="worksheets/sheet${no}.xml"/>`,
  );
  return `${declaration}<Relationships xmlns="${relations}">${each.join('')}<Relationship Id="rId${sheets + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
