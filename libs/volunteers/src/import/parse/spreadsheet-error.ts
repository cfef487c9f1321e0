/** Why a file as a whole cannot be imported. */
export const SPREADSHEET_ERROR_CODES = [
  'tooLarge',
  'tooLargeUnpacked',
  'tooManyRows',
  'tooManyColumns',
  'unsupportedFormat',
  'damagedFile',
  'unknownEncoding',
  'duplicateColumn',
  'empty',
] as const;
export type SpreadsheetErrorCode = (typeof SPREADSHEET_ERROR_CODES)[number];

/** What is wrong in one row; the other rows can still be read. */
export const ROW_PROBLEM_CODES = ['numericDocument', 'badCharacter', 'cellTooLong', 'valueWithoutColumn'] as const;
export type RowProblemCode = (typeof ROW_PROBLEM_CODES)[number];

/** The file cannot be read. It names the reason and the limit, never a value from the file except a heading. */
export class SpreadsheetError extends Error {
  override readonly name = 'SpreadsheetError';

  constructor(
    readonly code: SpreadsheetErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`The spreadsheet cannot be read: ${code}`);
  }
}

/** Messages by locale; keys are `spreadsheet.<code>`. */
export const spreadsheetTexts = {
  'zh-CN': {
    'spreadsheet.tooLarge': '文件太大,最大 {{limit}} MB',
    'spreadsheet.tooLargeUnpacked': '文件解压后太大,无法读取。请只保留报名表一个工作表后另存再试',
    'spreadsheet.tooManyRows': '行数太多,一次最多导入 {{limit}} 行',
    'spreadsheet.tooManyColumns': '列数太多,最多 {{limit}} 列',
    'spreadsheet.unsupportedFormat': '只能导入 .xlsx 或 .csv 文件;旧版 .xls 或加密文件请先另存为不加密的 .xlsx',
    'spreadsheet.damagedFile': '文件已损坏或格式不完整,请重新保存后再试',
    'spreadsheet.unknownEncoding': '无法识别文件编码,请另存为 UTF-8 的 CSV 或 .xlsx',
    'spreadsheet.duplicateColumn': '表头“{{column}}”出现了两次',
    'spreadsheet.empty': '文件中没有数据',
    'spreadsheet.numericDocument': '号码被表格存成了数字,后几位已经丢失。请把该列设为“文本”后重新填写',
    'spreadsheet.badCharacter': '单元格含有无法保存的字符',
    'spreadsheet.cellTooLong': '单元格内容超过 {{limit}} 个字符',
    'spreadsheet.valueWithoutColumn': '该单元格所在的列没有表头',
  },
  en: {
    'spreadsheet.tooLarge': 'The file is too large; at most {{limit}} MB',
    'spreadsheet.tooLargeUnpacked':
      'The file is too large when unpacked. Keep only the sign-up sheet, save it again and try once more',
    'spreadsheet.tooManyRows': 'Too many rows; at most {{limit}} at a time',
    'spreadsheet.tooManyColumns': 'Too many columns; at most {{limit}}',
    'spreadsheet.unsupportedFormat':
      'Only .xlsx and .csv files can be imported; save an old .xls or an encrypted file as a plain .xlsx first',
    'spreadsheet.damagedFile': 'The file is damaged or incomplete; save it again and try once more',
    'spreadsheet.unknownEncoding': 'The encoding of the file is unknown; save it as UTF-8 CSV or as .xlsx',
    'spreadsheet.duplicateColumn': 'The heading "{{column}}" appears twice',
    'spreadsheet.empty': 'The file holds no data',
    'spreadsheet.numericDocument':
      'The number was stored as a numeric value and its last digits are lost. Make the column a text column and type it again',
    'spreadsheet.badCharacter': 'The cell holds a character that cannot be stored',
    'spreadsheet.cellTooLong': 'The cell holds more than {{limit}} characters',
    'spreadsheet.valueWithoutColumn': 'The column of this cell has no heading',
  },
} as const satisfies Record<string, Record<`spreadsheet.${SpreadsheetErrorCode | RowProblemCode}`, string>>;
