// Checks a marketplace file, built-in or user-made: its size, its shape, and (lint.ts) what a shape cannot say. Runs in the
// worker, our own pages and the tools, never in a site's page. A file as text or bytes comes in by open.ts.
import type { z } from 'zod';
import { type Marketplace, Marketplace as MarketplaceSchema } from '../model/marketplace.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { type Finding, type Report, type Rule, reportTo } from './findings.ts';
import { TOO_WIDE } from './hosts.ts';
import { lintMarketplace } from './lint.ts';

/** The largest built-in file is 54 kB and holds 1600 values on 13 levels. */
export const MOST = { size: 512 * 1024, depth: 24, values: 6000 } as const;
/** Names every object answers to. */
const FORBIDDEN = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

export const refuseSize = (report: Report, found: string): void =>
  report(
    'too-large',
    '',
    found,
    "It is larger than 512 kB, and a site's knowledge is some tens of kB.",
    'Remove what is not selectors and words.',
  );
export const refuseDepth = (report: Report, path: string, found: string): void =>
  report(
    'too-deep',
    path,
    found,
    `It is deeper than ${MOST.depth} levels, and no page needs that.`,
    'Flatten it.',
  );
export const refuseNumber = (report: Report): void =>
  report(
    'too-many',
    '',
    '',
    `It holds more than ${MOST.values} values, and no site needs that.`,
    'Remove what repeats itself.',
  );

/** Walks every value without recursion and never further than the limits, so that no file can exhaust us. */
function checkKeys(json: unknown, report: Report): void {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: json, path: '', depth: 0 }];
  let values = 0;
  let size = 0;
  for (let at = open.pop(); at; at = open.pop()) {
    if (++values > MOST.values) {
      refuseNumber(report);
      return;
    }
    if (typeof at.value === 'string') size += at.value.length;
    if (size > MOST.size) {
      refuseSize(report, '');
      return;
    }
    if (typeof at.value !== 'object' || at.value === null) continue;
    if (at.depth >= MOST.depth) {
      refuseDepth(report, at.path, '');
      return;
    }
    const keys = Object.keys(at.value);
    if (values + open.length + keys.length > MOST.values) {
      refuseNumber(report);
      return;
    }
    for (const key of keys) {
      size += key.length;
      const name = key.length > 60 ? `${key.slice(0, 59)}…` : key;
      const path = at.path ? `${at.path}.${name}` : name;
      if (FORBIDDEN.has(key))
        report(
          'forbidden-key',
          path,
          key,
          'A key of this name could reach into the program.',
          'Remove it, or give it another name.',
        );
      else open.push({ value: (at.value as Record<string, unknown>)[key], path, depth: at.depth + 1 });
    }
  }
}

/** How deep an alternative got before it failed; of equals the one that names a stray key. */
const reach = (issue: z.core.$ZodIssue): number => {
  const inner = issue.code === 'invalid_union' ? Math.max(0, ...issue.errors.flat().map(reach)) : 0;
  return 2 * issue.path.length + inner + (issue.code === 'unrecognized_keys' ? 3 : 0);
};
/** How far what is written is from an alternative's own kind and keys. */
const strangeness = (issues: z.core.$ZodIssue[]): number =>
  issues.reduce((sum, { code, path, message, ...more }) => {
    if (code === 'unrecognized_keys' && path.length === 0)
      return sum + (more as { keys: string[] }).keys.length;
    if (path.length === 0) return sum + (code === 'invalid_type' ? 10 : code === 'invalid_value' ? 5 : 0);
    return sum + (path.length === 1 && /undefined/.test(message) ? 1 : 0);
  }, 0);
/** What to object to of several alternatives: where the likest of them got furthest. */
function meant(alternatives: z.core.$ZodIssue[][]): z.core.$ZodIssue | undefined {
  const least = Math.min(...alternatives.map(strangeness));
  const likest = alternatives.filter((issues) => strangeness(issues) === least).flat();
  return likest.sort((a, b) => reach(b) - reach(a))[0];
}

interface Wrong {
  rule: Rule;
  path: PropertyKey[];
  /** Named by the issue itself; otherwise it is what stands at the path. */
  found?: string;
  why: string;
  instead: string;
}
function shapeWhy(issue: z.core.$ZodIssue): Wrong {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return {
      rule: 'unknown-key',
      path: [...path, issue.keys[0]!],
      found: issue.keys.slice(0, 10).join(', '),
      why: 'The engine knows no such key and would ignore it.',
      instead: 'Check its spelling, or remove it.',
    };
  if (issue.code === 'invalid_union') {
    const best = meant(issue.errors);
    if (best) {
      const inner = shapeWhy(best);
      return { ...inner, path: [...path, ...inner.path] };
    }
  }
  if (path[0] === 'origins' && path.length === 2 && issue.code === 'invalid_format')
    return { rule: 'bare-wildcard', path, why: TOO_WIDE[0], instead: 'Write it as `https://host/*`.' };
  return {
    rule: 'wrong-shape',
    path,
    why: issue.message === 'Invalid input' ? 'It is none of the forms known here.' : `${issue.message}.`,
    instead: 'Write what is expected there; a built-in file shows how.',
  };
}

const valueAt = (json: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    json,
  );

/** The file as it is kept: the schema's own key order, two blanks, a line end. */
export const formatMarketplace = (site: Marketplace): string =>
  `${JSON.stringify(MarketplaceSchema.parse(site), null, 2)}\n`;

export type Checked = { site: Marketplace; findings: [] } | { site?: undefined; findings: Finding[] };

/** What a file holds, normalised, or everything wrong with it. */
export function examineMarketplace(json: unknown): Checked {
  const findings: Finding[] = [];
  const report = reportTo(findings);
  checkKeys(json, report);
  if (findings.length > 0) return { findings };
  const parsed = MarketplaceSchema.safeParse(json);
  if (!parsed.success) {
    for (const issue of parsed.error.issues.slice(0, 100)) {
      const { rule, path, found = valueAt(json, path) ?? '', why, instead } = shapeWhy(issue);
      report(rule, path.map(String).join('.'), found, why, instead);
    }
    return { findings };
  }
  const objections = lintMarketplace(parsed.data);
  return objections.length > 0 ? { findings: objections } : { site: parsed.data, findings: [] };
}

/** Everything wrong with a file; empty when it may be used. */
export const findFaults = (json: unknown): Finding[] => examineMarketplace(json).findings;

/**
 * Fails with the first finding: code `marketplace.<rule>`, params `path` (`/` is the whole file), `found`, `why` and `instead` (English) and
 * `more`, the number of further findings.
 */
export function resultOf({ site, findings }: Checked): Result<Marketplace> {
  if (site) return ok(site);
  const { rule, path, found, why, instead } = findings[0]!;
  return fail(rule, { path: path || '/', found, why, instead, more: findings.length - 1 });
}

/** The marketplace a file's JSON holds. */
export const checkMarketplace = (json: unknown): Result<Marketplace> => resultOf(examineMarketplace(json));
