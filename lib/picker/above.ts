// Readings of what holds the pointed element: its label stands beside it, its sum is made of several parts.
import type { ParserName, Reading } from '../model/marketplace.ts';
import { parserOf } from '../reading/parsers.ts';
import { isVisible } from '../reading/text.ts';
import { cellPlaces } from './cells.ts';
import { type Ground, type Place, placesOf, plainDoubt, type Trial } from './ground.ts';
import { labelOf, takesOf } from './literals.ts';
import { locate } from './locate.ts';
import { calledSo } from './parts.ts';
import { RANK } from './tokens.ts';
import type { By } from './types.ts';

type Put = (
  read: Reading['read'],
  parse: ParserName,
  by: By | undefined,
  doubt: number,
  extra: number,
  take?: Reading['take'],
) => void;

/** More than a class costs, less than a place. */
const BESIDE = 6.5;

/** Labels, templates and whole sums, from the elements above the pointed one. */
export function fromAbove(ground: Ground, out: Trial[]): void {
  const { ask, look, pass, row, rows, page, parsers, others } = ground;
  if (ask.field === 'href') return;
  const around = { field: ask.field, others };
  const said = look.text(ask.element);
  if (!said) return;
  let above: Element | null = row.includes(ask.element) ? null : ask.element.parentElement;
  const few = rows.length > 16 ? rows.slice(0, 16) : rows;
  /** Other parts stand beside what was pointed at: empty here, they may say something in another row. */
  let beside = false;
  for (let level = 1; above && level < 6; level++, above = above.parentElement) {
    const atRow = row.includes(above);
    beside ||= above.childElementCount > 1;
    const text = look.text(above);
    if (text.length > 600 || !isVisible(above)) break;
    const places: Place[] =
      atRow && !page ? [{ where: {}, by: 'role', cost: 0 }] : placesOf(locate(above, row, few, 3), page);
    const cells = atRow ? [] : cellPlaces(above, ground).filter(({ where }) => where.at === undefined);
    const put: Put = (read, parse, by, doubt, extra, take) => {
      for (const place of [...cells, ...places])
        out.push({
          reading: { ...place.where, read, ...(take ? { take } : {}) },
          parse,
          by: by ?? place.by,
          // What a label says lasts longer than where it stands.
          cost:
            (by === 'label' ? Math.min(RANK.label + 0.5, place.cost) + place.cost * 0.12 : place.cost) +
            extra,
          doubt,
          ...(place.witness ? { witness: place.witness } : {}),
        });
    };
    for (const parse of parsers)
      if (
        level < 4 &&
        /^(?:money|date|phone)$/.test(parse) &&
        text !== said &&
        text.length < said.length + 16
      )
        put('text', parse, undefined, -0.4 - level * 0.01, 0.3);
      else if (text === said)
        put(
          'text',
          parse,
          undefined,
          plainDoubt(ask.field, parse, parsers, text),
          level * 0.1 + (beside ? BESIDE : 0),
        );
    const lines = look.lines(above);
    for (const [at, line] of lines.entries()) {
      const from = standsAt(line.text, said);
      if (from < 0) continue;
      const before = line.text.slice(0, from).trim();
      const last = before.split(/[|·,，;；]|\s{2,}/).at(-1) ?? '';
      const short = /[:：]\s*$/.test(last) && last.length > 24 ? last.replace(/.*\s(?=\S+[:：])/, '') : last;
      const label = before ? labelOf(short, around) : undefined;
      const called = label !== undefined && calledSo(ask.field, label);
      if (label)
        for (const parse of parsers)
          put({ label: [label] }, parse, 'label', 0.2, level * 0.05 + (called ? 0 : 1));
      for (const parse of parsers) {
        if (line.text === said || /^(?:text|name|address)$/.test(parse)) continue;
        const parser = parserOf(parse, ground.site);
        for (const { take, doubt } of takesOf(text, said, parse, parser, pass.now, around))
          put('text', parse, doubt < 1 ? 'label' : undefined, 0.9 + doubt, 0.5 + level * 0.1, take);
      }
      if (line.text === said && at > 0) belowLabel(lines[at - 1]!.text, said, level, ground, put);
    }
    if (atRow) break;
  }
}

/** Where a text stands in a line as a whole word, or -1. */
function standsAt(line: string, said: string): number {
  const plain = /[0-9A-Za-z]/;
  for (let at = line.indexOf(said); at >= 0; at = line.indexOf(said, at + 1)) {
    const glued = (a: string | undefined, b: string | undefined) =>
      plain.test(a ?? ' ') && plain.test(b ?? ' ');
    if (!glued(line[at - 1], said[0]) && !glued(said.at(-1), line[at + said.length])) return at;
  }
  return -1;
}

/** A label on a line of its own above the value: the value must then have a form, or what comes after it would be read. */
function belowLabel(previous: string, said: string, level: number, ground: Ground, put: Put): void {
  const label = labelOf(previous, { field: ground.ask.field, others: ground.others });
  if (!label || !(/[:：]\s*$/.test(previous) || calledSo(ground.ask.field, label))) return;
  for (const parse of ground.parsers) {
    const hole = parse === 'date' ? 'datetime' : said.includes(' ') ? undefined : 'word';
    if (hole)
      put({ label: [label], next: true }, parse, 'label', 0.25, 0.6 + level * 0.05, {
        templates: [`{v:${hole}}`],
        hole: 'v',
      });
  }
}
