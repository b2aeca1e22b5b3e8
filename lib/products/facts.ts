// Facts: what of a card may be said to a buyer, each as a text of its own, and a size as a sentence. Labels are in the
// agent's language, what is put in is in the buyer's. Pure.
import type { Locale } from '../model/basics.ts';
import type { ProductFact, ProductSize } from '../model/desk.ts';
import {
  FACTS,
  MEASURES,
  type Measure,
  type ProductCard,
  type SizeTable,
  type WeightUnit,
} from '../model/products.ts';
import { say } from '../words/say.ts';
import type { Heard, Said } from './measures.ts';
import words from './products.i18n.json';
import { measuresIn, type SizeAnswer, sizeFor } from './sizes.ts';
import { spanText } from './spans.ts';

/** Figures of a size table read together, in one line. */
function rowText(row: SizeTable['rows'][number], weightUnit: WeightUnit | undefined, locale: Locale): string {
  const spans = MEASURES.flatMap((measure) => {
    const span = row[measure];
    if (!span) return [];
    if (measure !== 'weight') return [partOf(measure, `${spanText(span)}cm`, locale)];
    const { unit, times } = unitFor(weightUnit ?? 'kg', locale);
    const half = (value: number | undefined) => (value === undefined ? undefined : value * times);
    const { from, to } = { from: half(span.from), to: half(span.to) };
    const own = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    return [partOf(measure, spanText(own, unit), locale)];
  });
  return say(words, locale, 'row', { size: row.size, spans: spans.join(say(words, locale, 'comma')) });
}
const partOf = (measure: Measure, span: string, locale: Locale): string =>
  say(words, locale, 'part', { measure: say(words, locale, `measure.${measure}`), span });

export const tableText = ({ weightUnit, rows }: SizeTable, locale: Locale): string =>
  rows.map((row) => rowText(row, weightUnit, locale)).join('\n');

/** The facts of a card. `mates`: what goes with it and may be offered now, by name. */
export function factsOf(
  card: ProductCard,
  mates: readonly string[],
  { ours, theirs }: { ours: Locale; theirs: Locale },
): ProductFact[] {
  const fact = (
    id: 'goesWith' | 'sizes' | (typeof FACTS)[number],
    text: string,
    put = text,
  ): ProductFact => ({
    id,
    label: say(words, ours, `field.${id}`),
    text,
    insert: say(words, theirs, `say.${id}`, { text: put }),
  });
  return [
    ...(card.sizes ? [fact('sizes', tableText(card.sizes, ours), tableText(card.sizes, theirs))] : []),
    ...FACTS.flatMap((field) => (card[field] ? [fact(field, card[field])] : [])),
    ...(mates.length > 0 ? [fact('goesWith', list(mates, ours), list(mates, theirs))] : []),
  ];
}

const list = (names: readonly string[], locale: Locale): string =>
  names.join(locale === 'zh-CN' ? '、' : ', ');

/** `165 cm`, `110斤`, `105-110 lb`. */
const SHOWN: Record<Said['unit'], string> = { cm: 'cm', kg: 'kg', jin: '斤', lb: 'lb' };
function saidText({ from, to, unit: said }: Said, locale: Locale): string {
  const { unit, times } = said === 'cm' ? { unit: said, times: 1 } : unitFor(said, locale);
  const gap = locale === 'en' || unit === 'lb' ? ' ' : '';
  return `${from === to ? from * times : `${from * times}-${to * times}`}${gap}${SHOWN[unit]}`;
}
/** Only Chinese readers weigh in jin. */
const unitFor = (unit: WeightUnit, locale: Locale): { unit: WeightUnit; times: number } =>
  unit === 'jin' && locale !== 'zh-CN' ? { unit: 'kg', times: 0.5 } : { unit, times: 1 };

/** Both, or more: `M和L`, `M, L`, `M and L`. */
function together(sizes: readonly string[], locale: Locale): string {
  if (locale === 'ko') return sizes.join(', ');
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(sizes);
}

/**
 * What a card's table answers to the buyer's words: short for the agent, and as a sentence for the buyer. Where they said
 * nothing the table knows, the answer is the question: its place in the list stays the same.
 */
export function sizeAnswer(
  table: SizeTable,
  { body, unclear }: Heard,
  { ours, theirs }: { ours: Locale; theirs: Locale },
): ProductSize {
  const measures = measuresIn(table);
  const several = measures.find((measure) => unclear[measure] === 'several');
  if (several)
    return { text: say(words, ours, 'short.several', { what: say(words, ours, `measure.${several}`) }) };
  if (unclear.weight === 'unit' && measures.includes('weight'))
    return { text: say(words, ours, 'short.unit'), insert: say(words, theirs, 'tell.unit') };
  const answer = sizeFor(table, body);
  const named = (locale: Locale, of: readonly Measure[]) =>
    together(
      of.map((one) => say(words, locale, `measure.${one}`)),
      locale,
    );
  if (!answer)
    return {
      text: say(words, ours, 'short.ask', { what: named(ours, measures) }),
      insert: say(words, theirs, 'tell.ask', { what: named(theirs, measures) }),
      waiting: true,
    };
  const said = measures.flatMap((measure) => (body[measure] ? [[measure, body[measure]] as const] : []));
  const short = say(words, ours, keyOf(answer), {
    said: said.map(([, one]) => saidText(one, ours)).join(' / '),
    ...paramsOf(answer, table, ours),
  });
  const told = say(words, theirs, tellOf(answer), {
    said: said
      .map(([measure, one]) =>
        theirs === 'en' ? saidText(one, theirs) : partOf(measure, saidText(one, theirs), theirs),
      )
      .join(say(words, theirs, 'pause')),
    ...paramsOf(answer, table, theirs),
  });
  return answer.missing.length === 0 || answer.kind === 'outside'
    ? { text: short, insert: told }
    : {
        text: say(words, ours, 'short.missing', { answer: short, what: named(ours, answer.missing) }),
        insert: say(words, theirs, 'tell.missing', { answer: told, what: named(theirs, answer.missing) }),
      };
}

/** Height says one size and weight another: then each is told by itself. */
const isApart = (answer: SizeAnswer): boolean =>
  answer.kind === 'between' && new Set(answer.by.map(({ sizes }) => sizes.join('\n'))).size > 1;

function keyOf(answer: SizeAnswer) {
  if (answer.kind === 'outside') return `short.${answer.side}` as const;
  return isApart(answer) ? 'short.apart' : (`short.${answer.kind}` as const);
}
function tellOf(answer: SizeAnswer) {
  if (answer.kind === 'outside') return `tell.${answer.side}` as const;
  if (answer.kind === 'between') return isApart(answer) ? 'tell.apart' : 'tell.between';
  return answer.sizes.length > 1 ? 'tell.several' : 'tell.fits';
}
function paramsOf(
  answer: SizeAnswer,
  { weightUnit = 'kg' }: SizeTable,
  locale: Locale,
): Record<string, string> {
  if (answer.kind === 'between') {
    const by = answer.by.map(({ measure, sizes }) => partOf(measure, together(sizes, locale), locale));
    return { sizes: together(answer.sizes, locale), by: by.join(say(words, locale, 'comma')) };
  }
  if (answer.kind === 'fits') return { sizes: together(answer.sizes, locale) };
  const unit = answer.measure === 'weight' ? weightUnit : 'cm';
  return {
    measure: say(words, locale, `measure.${answer.measure}`),
    limit: saidText({ from: answer.limit, to: answer.limit, unit }, locale),
  };
}
