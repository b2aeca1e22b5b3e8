// Checks a marketplace file, built-in or user-made: its size, its shape, and (lint.ts) what a shape cannot say. Runs in the
// worker and in the tools, never in a page.
import type { z } from 'zod';
import { type Marketplace, Marketplace as MarketplaceSchema } from '../model/marketplace.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { type Finding, lintMarketplace, type Report, reportTo } from './lint.ts';

const MAX_CHARS = 512 * 1024;
const MAX_DEPTH = 24;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Walks every value without recursion, so that no file can exhaust the stack. */
function checkKeys(json: unknown, report: Report): void {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: json, path: '', depth: 0 }];
  for (let at = open.pop(); at; at = open.pop()) {
    if (typeof at.value !== 'object' || at.value === null) continue;
    if (at.depth >= MAX_DEPTH) {
      report('too-deep', at.path, '', `Deeper than ${MAX_DEPTH} levels: no page needs that. Flatten it.`);
      return;
    }
    for (const [key, value] of Object.entries(at.value)) {
      const path = at.path ? `${at.path}.${key}` : key;
      if (FORBIDDEN.has(key))
        report('forbidden-key', path, key, 'A key of this name could reach into the program. Remove it.');
      open.push({ value, path, depth: at.depth + 1 });
    }
  }
}

/** How deep an alternative got before it failed; of equals the one that names a stray key. */
const reach = (issue: z.core.$ZodIssue): number => {
  const inner = issue.code === 'invalid_union' ? Math.max(0, ...issue.errors.flat().map(reach)) : 0;
  return 2 * issue.path.length + inner + (issue.code === 'unrecognized_keys' ? 3 : 0);
};

function shapeWhy(issue: z.core.$ZodIssue): {
  rule: string;
  path: PropertyKey[];
  found: string;
  why: string;
} {
  if (issue.code === 'unrecognized_keys')
    return {
      rule: 'unknown-key',
      path: [...issue.path, issue.keys[0]!],
      found: issue.keys.join(', '),
      why: 'The engine knows no such key and would ignore it. Check its spelling, or remove it.',
    };
  if (issue.code === 'invalid_union') {
    // The alternative that came furthest is the one that was meant.
    const best = issue.errors.flat().sort((a, b) => reach(b) - reach(a))[0];
    if (best) {
      const inner = shapeWhy(best);
      return { ...inner, path: [...issue.path, ...inner.path] };
    }
  }
  return { rule: 'wrong-shape', path: issue.path, found: '', why: `${issue.message}.` };
}

/** The file as it is kept: the schema's own key order, two blanks, a line end. */
export const formatMarketplace = (site: Marketplace): string =>
  `${JSON.stringify(MarketplaceSchema.parse(site), null, 2)}\n`;

/** Everything wrong with a file; empty when it may be used. */
export function findFaults(json: unknown): Finding[] {
  const findings: Finding[] = [];
  const report = reportTo(findings);
  checkKeys(json, report);
  if (findings.length > 0) return findings;
  const size = (JSON.stringify(json) ?? '').length;
  if (size > MAX_CHARS) {
    report(
      'too-large',
      '',
      `${size}`,
      "Larger than 512 kB: a site's knowledge is some tens of kB. Remove what is not selectors and words.",
    );
    return findings;
  }
  const parsed = MarketplaceSchema.safeParse(json);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const { rule, path, found, why } = shapeWhy(issue);
      report(rule, path.map(String).join('.'), found, why);
    }
    return findings;
  }
  return lintMarketplace(parsed.data);
}

/**
 * The marketplace a file holds. Fails with the first finding: code `marketplace.<rule>`, params `path`, `found`, `why`
 * (English) and `more`, the number of further findings.
 */
export function checkMarketplace(json: unknown): Result<Marketplace> {
  const [first, ...more] = findFaults(json);
  if (!first) return ok(MarketplaceSchema.parse(json));
  const { rule, path, found, why } = first;
  return fail(rule, { path, found, why, more: more.length });
}
