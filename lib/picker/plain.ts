// Readings at the pointed element itself: its text, its own text, what stands after a label in it, a part of it.
import type { ParserName, Reading } from '../model/marketplace.ts';
import { parserOf } from '../reading/parsers.ts';
import { foldMarks, ownText, squeeze } from '../reading/text.ts';
import { attributes } from './attributes.ts';
import { type Ground, type Place, plainDoubt, type Trial } from './ground.ts';
import { labelOf, mayKeep, phrasesOf, takesOf } from './literals.ts';
import { calledSo, isProse } from './parts.ts';

const LOOSE = new Set<ParserName>(['id', 'text', 'name', 'masked-name', 'address', 'word', 'order-id']);
const fitting = (ground: Ground, text: string): ParserName[] =>
  ground.parsers.filter((parser) => {
    const value = parserOf(parser, ground.site)(text, ground.pass.now);
    return value !== undefined && value !== null;
  });

/** Readings at the pointed element itself. */
export function atElement(element: Element, places: readonly Place[], ground: Ground, out: Trial[]): void {
  const { ask, look, pass, parsers } = ground;
  const text = look.text(element);
  // What is the value as it stands needs no cutting.
  const whole = fitting(ground, text).filter((parse) => !LOOSE.has(parse));
  const put = (read: Reading['read'], parse: ParserName, doubt: number, take?: Reading['take']) => {
    for (const { where, by, cost, witness } of places.slice(0, 8))
      out.push({
        reading: { ...where, read, ...(take ? { take } : {}) },
        parse,
        by,
        // What is cut out at a blank may have had more to it.
        cost:
          cost +
          (take ? (take.templates[0]!.endsWith('*') ? 0.8 : 0.3) + (whole.includes(parse) ? 2 : 0) : 0),
        doubt,
        ...(witness ? { witness } : {}),
      });
  };
  const around = { field: ask.field, others: ground.others };
  const value = (element as HTMLInputElement).value;
  if (typeof value === 'string' && /^(?:input|textarea|select)$|-/.test(element.localName)) {
    const ticked = /^(?:checkbox|radio)$/.test(element.getAttribute('type') ?? '');
    if (!ticked || /\d/.test(value)) for (const parse of fitting(ground, value)) put('value', parse, 0);
  }
  if (ask.field === 'href') {
    attributes(element, '', places, ground, out);
    return;
  }
  for (const parse of parsers) if (text) put('text', parse, plainDoubt(ask.field, parse, parsers, text));
  const own = ownText(element);
  if (own && own !== text && element.firstElementChild)
    for (const parse of parsers) put('own-text', parse, onlyTools(element, ground) ? -0.5 : 0.9);
  const label = labelOf(text, around);
  if (label && foldMarks(text).startsWith(foldMarks(label)) && /[:：]/.test(text.slice(0, label.length + 3)))
    for (const parse of parsers)
      if (LOOSE.has(parse) && (!isProse(ask.field) || calledSo(ask.field, label)))
        put({ label: [label] }, parse, -0.6);
      else put({ label: [label] }, parse, 0.4);
  for (const parse of parsers) {
    const free = parse === 'name' || parse === 'text' || parse === 'address';
    const parser = parserOf(parse, ground.site);
    for (const { take, doubt } of takesOf(text, text, parse, parser, pass.now, around))
      put(
        'text',
        parse,
        (free ? 2 : parse === 'order-id' ? 0.3 : parse === 'id' && /[\s:：#]/.test(text) ? -0.2 : 1) +
          doubt +
          // Words that no field is called by; one of many texts of a row.
          (parse === 'id' && doubt >= 1 ? 1 : 0) +
          (parse === 'id' && ground.row.includes(element) ? 1.2 : 0),
        take,
      );
  }
  if (ask.field === 'title' || ask.field === 'variant') betweenLabels(element, ask.field, ground, put);
  for (const take of phrasesOf(text, ask.field))
    for (const parse of parsers) put('text', parse, /\]$/.test(text) ? -0.8 : -0.3, take);
  if (ask.field === 'text' && /\S\s*\d{1,2}:\d{2}$/.test(text)) put('text', 'timed-text', -0.3);
  attributes(element, text, places, ground, out);
}

/** A title on the line before the first labelled one. */
function betweenLabels(
  element: Element,
  field: string,
  ground: Ground,
  put: (read: Reading['read'], parse: ParserName, doubt: number) => void,
): void {
  const lines = ground.look.lines(element).map((line) => line.text);
  const around = { field, others: ground.others };
  const labels = lines.map((line) => (/^[^:：]{1,14}[:：]/.test(line) ? labelOf(line, around) : undefined));
  const at = labels.findIndex((label) => label !== undefined);
  if (field === 'title' && at === 1) put({ before: [labels[1]!] }, 'text', -0.3);
  const last = labels.findLastIndex((label) => label !== undefined);
  if (field === 'variant' && last >= 0 && last === lines.length - 2)
    put({ after: [labels[last]!] }, 'text', -0.3);
}

/** Whether the element's children are buttons and the like, or say the same in every row. */
function onlyTools(element: Element, ground: Ground): boolean {
  return Array.from(element.children).every((child) => {
    if (
      /^(?:button|svg|i|img|input|select|label|a|br)$/.test(child.localName) ||
      child.getAttribute('role') === 'button'
    )
      return true;
    const words = squeeze(child.textContent ?? '');
    return (
      words === '' ||
      /^[^:：]{1,14}[:：]/.test(words) ||
      mayKeep(words, { field: ground.ask.field, others: ground.others })
    );
  });
}
