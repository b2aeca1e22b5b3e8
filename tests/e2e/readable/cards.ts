// Every prompt every rule can say, with holes filled by values as long as pages have them. Invented; no real buyer.
import type { Locale } from '../../../lib/model/basics.ts';
import type { Prompt, PromptView } from '../../../lib/model/prompts.ts';
import type { AnyRule } from '../../../lib/rules/define.ts';
import { RULES } from '../../../lib/rules/index.ts';
import { render } from '../../../lib/rules/words.ts';

const WORDS: Record<Locale, Record<string, string>> = {
  'zh-CN': { word: '保证明天就到', buyer: '山**雀', part: '收货地址', kind: '退货退款', text: '送杯刷一个' },
  ko: {
    word: '내일 꼭 도착해요',
    buyer: '보리***',
    part: '받는 주소',
    kind: '반품 환불',
    text: '컵솔 하나 증정',
  },
  en: {
    word: 'arrives tomorrow',
    buyer: 'R*** M***',
    part: 'the address',
    kind: 'Return',
    text: 'a cup brush',
  },
};
const FIGURES: Record<string, string | number> = {
  n: 12,
  a: 3,
  q: 15,
  m: 38,
  h: 23,
  d: 11,
  t: 42,
  w: 26,
  sku: 'CUP-350-CLEAR',
  deadline: '11-23 18:00',
  cutoff: '17:00',
  at: '11-21 14:32',
  rating: 2,
  by: '07',
  age: 95,
  x: '260101-0007',
  y: '260101-0042',
  amount: 120,
  limit: 50,
};

/** The forms a rule's words hold: `late` of `title.late`. */
const formsOf = ({ words }: AnyRule): (string | undefined)[] => [
  undefined,
  ...new Set(Object.keys(words).flatMap((key) => /^(?:title|mark|why)\.(.+)$/.exec(key)?.[1] ?? [])),
];

export interface Card {
  name: string;
  view: PromptView;
}

export function cards(locale: Locale): Card[] {
  return RULES.flatMap((rule) =>
    formsOf(rule).map((form): Card => {
      const holes = new Set(
        Object.values(rule.words).flatMap((by) =>
          [by[locale]].flatMap((text) =>
            (typeof text === 'string' ? [text] : Object.values(text)).flatMap((one) =>
              [...one.matchAll(/\{(\w+)\}/g)].map((hole) => hole[1]!),
            ),
          ),
        ),
      );
      const params = Object.fromEntries(
        [...holes].map((hole) => [hole, FIGURES[hole] ?? WORDS[locale][hole] ?? WORDS[locale].word!]),
      );
      const label = Object.keys(rule.words).find((key) => key.startsWith('act.'));
      const prompt: Prompt = {
        id: `${rule.id}:260101-0007`,
        rule: rule.id,
        level: rule.level,
        about: { kind: 'order', id: '260101-0007' },
        params: { ...params, ...(form === undefined ? {} : { form }) },
        actions: label ? [{ kind: 'insert-reply', label, tag: 'any' }] : [],
      };
      return {
        name: `${rule.id}${form === undefined ? '' : `.${form}`}`,
        view: render(prompt, rule, locale),
      };
    }),
  );
}
