// A marketplace file as it comes from an owner's disk: bytes or text nobody vouches for. Its size, its depth and the number
// of its values are measured before anything is parsed, so a hostile file costs one pass over at most 512 kB. What comes
// out is normalised; nothing of the file runs, and what was kept before stays as it was.
import type { Marketplace } from '../model/marketplace.ts';
import type { Result } from '../model/result.ts';
import {
  type Checked,
  examineMarketplace,
  MOST,
  refuseDepth,
  refuseNumber,
  refuseSize,
  resultOf,
} from './check.ts';
import { type Finding, type Report, reportTo } from './findings.ts';

/** Who reads a file need not read further: one byte more is refused all the same. */
export const MAX_BYTES = MOST.size;

/** UTF-8, or UTF-16 that says so at its beginning, as some editors save it. */
function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const mark = ((first ?? 0) << 8) | (second ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];

/** How deep the text nests and how many values it holds, in one pass: brackets and commas outside of quotes. */
function measure(text: string, report: Report): void {
  let depth = 0;
  let values = 0;
  let line = 1;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) line++;
    if (c === BACKSLASH && quoted) i++;
    else if (c === QUOTE) quoted = !quoted;
    else if (quoted) continue;
    else if (c === OPEN_LIST || c === OPEN_OBJECT) {
      values++;
      if (++depth > MOST.depth) {
        refuseDepth(report, '', `line ${line}`);
        return;
      }
    } else if (c === CLOSE_LIST || c === CLOSE_OBJECT) depth--;
    else if (c === COMMA) values++;
    if (values > MOST.values) {
      refuseNumber(report);
      return;
    }
  }
}

/** What a file holds, normalised, or everything wrong with it. Never throws. */
export function examineFile(file: string | Uint8Array): Checked {
  const findings: Finding[] = [];
  const report = reportTo(findings);
  if (file.length > MAX_BYTES) {
    refuseSize(report, '');
    return { findings };
  }
  const text = (typeof file === 'string' ? file : decode(file))?.replace(/^\uFEFF/, '');
  if (text === undefined || text.includes('\0')) {
    report(
      'encoding',
      '',
      '',
      'It is not text in UTF-8, so its words would be garbled.',
      'Save it as UTF-8.',
    );
    return { findings };
  }
  measure(text, report);
  if (findings.length > 0) return { findings };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    report(
      'not-json',
      '',
      (error as Error).message,
      'It is not JSON, so nothing in it can be read.',
      'Use double quotes, no comments, no comma before a closing bracket, and plain numbers.',
    );
    return { findings };
  }
  return examineMarketplace(json);
}

/** The marketplace in a file; a failure's code, `marketplace.<rule>`, names its sentence in the catalogue. */
export const openMarketplace = (file: string | Uint8Array): Result<Marketplace> =>
  resultOf(examineFile(file));
