// `npm run -s evidence`: the README's table of sites and pages, from the marketplace files themselves.
import { MARKETPLACES } from '../lib/marketplaces/index.ts';
import type { Page } from '../lib/model/marketplace.ts';

const SECTIONS = [
  'account',
  'orders',
  'listings',
  'conversation',
  'threads',
  'reviews',
  'aftersales',
] as const;

/** How many fields a page's file knows how to read, lines and packages included. */
function fieldsOf(page: Page): number {
  const count = (fields: object | undefined | null) => Object.values(fields ?? {}).filter(Boolean).length;
  return SECTIONS.reduce((sum, name) => {
    const part = page[name];
    if (!part) return sum;
    if (name === 'account') return sum + count(part);
    if (name === 'conversation') {
      const chat = page.conversation!;
      return (
        sum +
        count(chat.buyer) +
        count(chat.messages?.fields) +
        count(chat.orders?.fields) +
        count(chat.listings?.fields)
      );
    }
    const rows = part as { fields: object; lines?: { fields: object }; packages?: { fields: object } };
    return sum + count(rows.fields) + count(rows.lines?.fields) + count(rows.packages?.fields);
  }, 0);
}

/** The table in Markdown. */
export function evidenceTable(): string {
  const rows = MARKETPLACES.filter((site) => site.id !== 'practice').flatMap((site) =>
    site.pages.map(
      (page) =>
        `| ${site.name.en} | ${page.id} | ${page.evidence.level} | ${page.evidence.date ?? '-'} | ${fieldsOf(page)} |`,
    ),
  );
  return ['| site | page | evidence | as of | fields read |', '|---|---|---|---|---|', ...rows].join('\n');
}

if (process.argv[1]?.endsWith('evidence.ts')) console.log(evidenceTable());
