import { formatDateTime, type Locale } from '@redmaple/i18n';
import { translate } from '@redmaple/platform';
import type { OwnData } from './own-data.js';

const style = `body{font:18px/1.7 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;color:#1f1f1f;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2.5rem;border-bottom:2px solid #a61d24;padding-bottom:.25rem}
table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border:1px solid #ddd}
th{background:#f6f6f6;font-weight:600}.wide{overflow-x:auto}p{color:#555}`;

/** The same copy for people: one page that reads on any device and asks nothing from anywhere. */
export function toReadablePage(data: OwnData, locale: Locale, timezone: string): string {
  const text = (key: string, params: Record<string, string | number> = {}) =>
    escaped(translate(locale, `ownData.${key}`, params));
  const value = (one: unknown) => escaped(readable(one, locale, timezone));
  const facts = (record: Readonly<Record<string, unknown>>) =>
    Object.entries(record)
      .filter(([, one]) => one !== undefined && one !== null && one !== '')
      .map(([name, one]) => `<tr><th scope="row">${text(name)}</th><td>${value(one)}</td></tr>`)
      .join('');
  const section = ({ table, rows }: OwnData['sections'][number]) => {
    const names = Object.keys(rows[0] ?? {});
    const head = names.map((name) => `<th scope="col">${text(name)}</th>`).join('');
    const body = rows.map((row) => `<tr>${names.map((name) => `<td>${value(row[name])}</td>`).join('')}</tr>`).join('');
    return `<h2>${text(table)}</h2><div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
  };
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text('heading')}</title><style>${style}</style></head><body><h1>${text('heading')}</h1>
<p>${text('made', { at: formatDateTime(locale, new Date(data.madeAt), timezone) })}</p>
<h2>${text('person')}</h2><table>${facts(data.person)}</table>
<h2>${text('profile')}</h2><table>${facts(data.profile)}</table>
${data.sections.map(section).join('\n')}
</body></html>`;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

function readable(value: unknown, locale: Locale, timezone: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return translate(locale, value ? 'ownData.yes' : 'ownData.no');
  if (typeof value === 'string' && instant.test(value)) return formatDateTime(locale, new Date(value), timezone);
  if (Array.isArray(value)) return value.map((one) => readable(one, locale, timezone)).join('；');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${readable(one, locale, timezone)}`)
      .join(', ');
  return String(value as string | number);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
