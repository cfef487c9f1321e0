/**
 * The headings of what every sign-up holds, the template's own first, then those that towns have used before. The
 * questions of a team type are found by the labels of its form.
 */
export const SIGN_UP_COLUMNS = {
  name: ['姓名'],
  documentType: ['证件类型'],
  documentNumber: ['证件号码', '身份证号码', '身份证号', '证件号'],
  phone: ['手机号码', '手机号', '联系电话', '电话'],
  teamType: ['报名队伍', '队伍'],
  area: ['居住村社', '居住地', '居住地址', '住址'],
  specialty: ['专长', '特长'],
  specialist: ['急需专长'],
  guardianName: ['监护人姓名', '监护人'],
  guardianPhone: ['监护人电话', '监护人手机号码', '监护人手机号'],
  paperConsentOn: ['纸质同意书日期', '同意书日期'],
  note: ['备注'],
} as const satisfies Record<string, readonly string[]>;
export type SignUpColumn = keyof typeof SIGN_UP_COLUMNS;

/** Columns of a sheet that came back with its mistakes: what is wrong, and the line it stood in. Nothing of them is imported. */
export const problemColumns = ['需要改正', '原表行号'] as const;

/** The heading under which a sheet has a column, or undefined when it has none. */
export function headingFor(column: SignUpColumn, columns: readonly string[]): string | undefined {
  return SIGN_UP_COLUMNS[column].find((heading) => columns.includes(heading));
}
