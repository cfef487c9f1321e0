import type { Context } from '@redmaple/platform';
import { type Allow, type ApiDocument, operationsOf, resolve, type Schema } from './api-document.js';

export type Locale = Context['locale'];

const words = {
  'zh-CN': {
    title: '红枫林接口说明',
    intro:
      '所有地址都在 /api/v1 之下。出错时返回 problem+json，其中 code 不会改变。修改类请求可带 Idempotency-Key，重复发送只生效一次。',
    machine: '机器可读的版本',
    other: 'English',
    who: '谁可以调用',
    path: '地址参数',
    query: '查询参数',
    body: '内容',
    answer: '返回',
    nothing: '无内容',
    required: '必填',
    kinds: {
      public: '任何人，无需登录',
      recruit: '已验证手机的应征者',
      session: '任何有会话的人',
      'signed-in': '任何已登录的人',
      nobody: '无人',
    },
    separator: '、',
  },
  en: {
    title: 'Red Maple API',
    intro:
      'All addresses are below /api/v1. Errors are problem+json with a stable code. A changing request may carry an Idempotency-Key; sent again, it takes effect once.',
    machine: 'Machine-readable version',
    other: '中文',
    who: 'Who may call',
    path: 'In the path',
    query: 'In the query',
    body: 'Body',
    answer: 'Answer',
    nothing: 'nothing',
    required: 'required',
    kinds: {
      public: 'anybody, without signing in',
      recruit: 'recruits who proved their phone',
      session: 'anybody with a session',
      'signed-in': 'anybody who is signed in',
      nobody: 'nobody',
    },
    separator: ', ',
  },
} as const;

const roleNames: Readonly<Record<string, string>> = {
  volunteer: '志愿者',
  'team-leader': '队长',
  'org-manager': '组织负责人',
  operator: '运营专员',
  'project-officer': '项目专员',
  trainer: '讲师',
  liaison: '联络民警',
  'county-admin': '县级管理员',
  'security-admin': '安全管理员',
  auditor: '审计员',
  'system-admin': '系统管理员',
};

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, 'Noto Sans SC', sans-serif }
body { max-width: 60rem; margin: 0 auto; padding: 1rem }
nav a { margin-right: 1rem }
details { border-top: 1px solid #8884; padding: .4rem 0 }
summary { cursor: pointer }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; margin: .3rem 0 }
td, th { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; border-top: 1px solid #8883 }
h3 { font-size: 1rem; margin: .6rem 0 0 }
.method { display: inline-block; min-width: 4.5rem; font-weight: 600 }
.said { opacity: .8 }`;

/** The API for people to read: groups, routes, who may call them, fields. One page without a script. */
export function apiPage(document: ApiDocument, locale: Locale): string {
  const text = words[locale];
  const groups = document.tags.map((tag) => {
    const routes = operationsOf(document).filter(({ operation }) => operation.tags?.[0] === tag.name);
    const heading = `<h2 id="${escape(tag.name)}">${escape(tag['x-title'][locale])} <small class="said">${escape(tag['x-title'][locale === 'en' ? 'zh-CN' : 'en'])}</small></h2>`;
    return heading + routes.map((one) => routeOf(document, one, locale)).join('');
  });
  const links = document.tags
    .map((tag) => `<a href="#${escape(tag.name)}">${escape(tag['x-title'][locale])}</a>`)
    .join('');
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title}</title><style>${style}</style></head>
<body><header><h1>${text.title}</h1><p>${text.intro}</p>
<p><a href="/api/v1/openapi.json">${text.machine}</a> · <a href="?lang=${other}" hreflang="${other}" lang="${other}">${text.other}</a></p></header>
<nav>${links}</nav><main>${groups.join('\n')}</main></body></html>`;
}

function routeOf(
  document: ApiDocument,
  { method, path, operation }: ReturnType<typeof operationsOf>[number],
  locale: Locale,
): string {
  const text = words[locale];
  const parameters = (operation.parameters ?? []).map((one) => resolve(document, one));
  const inputs = (['path', 'query'] as const).map((place) => {
    const rows = parameters.filter((one) => one.in === place);
    return section(
      text[place],
      rows.map((one) => row(one.name, one.schema, one.required === true, one.description, locale)),
    );
  });
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const [status, answer] = Object.entries(operation.responses).find(([code]) => code !== 'default') ?? ['', undefined];
  const view = Object.values(answer?.content ?? {})[0]?.schema;
  return `<details><summary><span class="method">${method}</span><code>${escape(path)}</code> <span class="said">${escape(operation.summary ?? '')}</span></summary>
<p>${text.who}: ${escape(whoMay(operation['x-allow'], locale))}</p>${inputs.join('')}
${body ? section(text.body, fieldRows(document, body, locale)) : ''}
<h3>${text.answer} ${escape(status)}</h3>${view ? `<p><code>${escape(typeName(view))}</code></p><table>${fieldRows(document, view, locale).join('')}</table>` : `<p>${text.nothing}</p>`}</details>`;
}

function section(title: string, rows: readonly string[]): string {
  return rows.length === 0 ? '' : `<h3>${title}</h3><table>${rows.join('')}</table>`;
}

/** The fields of an object, or of the objects in a list, one level deep: nested ones are named. */
function fieldRows(document: ApiDocument, schema: Schema, locale: Locale): string[] {
  const whole = resolve(document, schema);
  const inner = whole.items ? resolve(document, whole.items) : whole;
  return Object.entries(inner.properties ?? {}).flatMap(([name, field]) => {
    const required = inner.required?.includes(name) ?? false;
    const nested = resolve(document, field.items ?? field).properties;
    const below = Object.entries(nested ?? {}).map(([child, one]) =>
      row(`${name}.${child}`, one, false, one.description, locale),
    );
    return [row(name, field, required, field.description, locale), ...below];
  });
}

function row(name: string, schema: Schema, required: boolean, description: string | undefined, locale: Locale): string {
  return `<tr><td><code>${escape(name)}</code></td><td>${escape(typeName(schema))}${required ? ` · ${words[locale].required}` : ''}</td><td>${escape(description ?? '')}</td></tr>`;
}

/** A type in a few words: `text ≤ 120`, `Call[]`, `a | b`. */
function typeName(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.enum) return schema.enum.map(String).join(' | ');
  if (schema.anyOf) return schema.anyOf.map(typeName).join(' | ');
  if (schema.items) return `${typeName(schema.items)}[]`;
  const limits = [
    schema.format,
    schema.minimum !== undefined && `≥ ${schema.minimum}`,
    schema.maximum !== undefined && `≤ ${schema.maximum}`,
    schema.maxLength !== undefined && `≤ ${schema.maxLength}`,
    schema.pattern !== undefined && `/${schema.pattern}/`,
  ];
  return [schema.type ?? 'any', ...limits.filter(Boolean)].join(' ');
}

function whoMay(allow: Allow, locale: Locale): string {
  const { kinds, separator } = words[locale];
  if (allow.kind !== 'roles') return kinds[allow.kind];
  return (allow.roles ?? [])
    .map((role) => (locale === 'en' ? role : `${roleNames[role] ?? role} (${role})`))
    .join(separator);
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
