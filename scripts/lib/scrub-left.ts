// Looks through a scrubbed page for originals in every form they could have survived in: as text, folded, without blanks,
// as entities, with percent signs once and twice, as escapes. What is found here is never shown, only counted.
import { fold } from '../../lib/address/fold.ts';
import { compact, type Kind, sourceOf } from './scrub-patterns.ts';
import type { Scrubber } from './scrub-text.ts';

const entities = (text: string): string =>
  text
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex: string, dec: string) =>
      String.fromCodePoint(Number.parseInt(hex ?? dec, hex ? 16 : 10)),
    )
    .replace(
      /&(amp|lt|gt|quot|nbsp);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' })[name]!,
    );
const percents = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
const escapes = (text: string): string =>
  text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The page as it may be read: as it is, and with what hides letters undone. */
function readings(html: string): string[] {
  const plain = escapes(entities(html));
  const once = percents(plain);
  return [...new Set([html, plain, once, percents(once), entities(percents(once)).replace(/<[^>]*>/g, '')])];
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}*]/gu, '');

export function leftIn(html: string, scrubber: Scrubber): Partial<Record<Kind, number>> {
  const left: Partial<Record<Kind, number>> = {};
  const fakes = scrubber.fakes.given().sort((a, b) => b.length - a.length);
  const pages = readings(html).map((text) => {
    // A stand-in may hold a word of an original: what was put in is not what was left.
    let folded = fold(text).text;
    for (const fake of fakes) folded = folded.replaceAll(fold(fake).text, ' ~ ');
    return { folded, solid: folded.replace(/\s+/g, ''), bare: bare(folded) };
  });
  for (const { kind, value } of scrubber.originals()) {
    const short = compact(value);
    const signs = bare(short);
    // Of a short name, or a number that may stand within others, only the pattern can tell.
    const plain = short.length >= 6 && kind !== 'id' && kind !== 'phone';
    const pattern = new RegExp(sourceOf(kind, value), 'u');
    const there = pages.some((page) =>
      plain ? page.solid.includes(short) : page.bare.includes(signs) && pattern.test(page.folded),
    );
    if (there) left[kind] = (left[kind] ?? 0) + 1;
  }
  return left;
}
