import lighthouse from 'lighthouse';
import { callPath, countyPath, signUpPath } from './support/addresses.js';
import { type BrowserWithPort, openBrowserWithPort } from './support/browser-with-port.js';
import { measured } from './support/report.js';
import { system } from './support/system.js';
import { expect, test } from './support/test.js';

const least = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
type Category = keyof typeof least;
const categories = Object.keys(least) as Category[];
/** A median of three is good as soon as two of the three are. */
const runs = 3;
const enough = 2;

const pages = [
  { name: 'the start of a county', address: () => countyPath },
  { name: 'a call', address: callPath },
  { name: 'the sign-up', address: signUpPath },
];

let browser: BrowserWithPort | undefined;

test.beforeAll(async () => {
  browser = await openBrowserWithPort();
});

test.afterAll(() => browser?.close());

for (const { name, address } of pages)
  test(`Lighthouse is content with ${name}`, async () => {
    test.setTimeout(300_000);
    const url = system.baseUrl + (await address());
    const scores: Record<Category, number>[] = [];
    const reasons = new Set<string>();
    while (scores.length < runs && scores.filter(isGood).length < enough) scores.push(await look(url, reasons));
    for (const score of scores) measured(name, categories.map((category) => score[category]).join(' / '));
    expect(scores.filter(isGood).length, [...reasons].join('\n')).toBeGreaterThanOrEqual(enough);
  });

function isGood(score: Record<Category, number>): boolean {
  return categories.every((category) => score[category] >= least[category]);
}

/** Scores of one visit on a phone, from 0 to 100; what costs points goes to the reasons. */
async function look(url: string, reasons: Set<string>): Promise<Record<Category, number>> {
  const result = await lighthouse(url, {
    port: browser?.port,
    onlyCategories: categories,
    locale: 'en-US',
    logLevel: 'error',
  });
  if (!result) throw new Error(`Lighthouse has no result for ${url}.`);
  const { lhr } = result;
  for (const category of categories)
    for (const { id, weight } of lhr.categories[category]?.auditRefs ?? []) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit?.score !== null && (audit?.score ?? 1) < 0.9)
        reasons.add(`${category}: ${audit?.title} (${audit?.displayValue ?? audit?.score})`);
    }
  return Object.fromEntries(
    categories.map((category) => [category, Math.round((lhr.categories[category]?.score ?? 0) * 100)]),
  ) as Record<Category, number>;
}
