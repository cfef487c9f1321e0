import { byId } from './dom.js';

interface PageData {
  readonly county: string;
  readonly call: string;
  /** YYYY-MM-DD in the county. */
  readonly today: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** What the page brings for the program; undefined on pages without a form. */
export function readPageData(): PageData | undefined {
  const text = byId('data')?.textContent;
  return text ? (JSON.parse(text) as PageData) : undefined;
}

/** Fills a text's places in. */
export function fill(text: string | undefined, params: Readonly<Record<string, string | number>> = {}): string {
  return (text ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}
