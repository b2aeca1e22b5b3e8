// Page cases: `tests/pages/<site>/<page>/<case>/{page.html,case.json}`, a saved or hand-built page and what is read from it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageReading } from '../../lib/reading/read.ts';

export interface PageCase {
  /** One sentence: what is special about this page. */
  about: string;
  /** Built by hand from what is known of the page, or cut from a real one with invented people. */
  synthetic: boolean;
  url: string;
  /** The tab's address, where the page is a frame. */
  top?: string;
  /** The moment of reading: waits count back from it. */
  now: string;
  /** Boxes that must be found, exactly once. */
  targets?: { reply?: boolean; remark?: boolean };
  expected: PageReading;
}

/** The case folders below a folder, sorted. */
export function findCases(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('case.json'))
    .map((path) => join(root, path, '..'))
    .sort();
}

/** A case's file; without `expected` where nothing was accepted yet. */
export const loadCase = (dir: string): PageCase =>
  JSON.parse(readFileSync(join(dir, 'case.json'), 'utf8')) as PageCase;
