// Every hit the guard can have, as its card shows it: the gravest level with its four reasons, the longest words.
import { type GuardView, viewOf } from '../../../components/guard/view.ts';
import type { Hit } from '../../../lib/guard/guard.ts';
import { PACKS } from '../../../lib/guard/packs/index.ts';
import type { Level, Locale } from '../../../lib/model/basics.ts';
import { ruleIndex } from '../../../lib/rules/helpers/drafts.ts';
import { RULES } from '../../../lib/rules/index.ts';
import { say } from '../../../lib/words/say.ts';

const LANGUAGE = { 'zh-CN': 'zh', ko: 'ko', en: 'en' } as const;
const WORD: Record<Locale, string> = {
  'zh-CN': '加我微信给您优惠',
  ko: '카톡으로 연락 주시면',
  en: 'text me on WhatsApp',
};
const PARAMS = { x: '260101-0007', y: '260101-0042', a: 3, age: 1600, amount: 120, limit: 50 };

export interface GuardCard {
  name: string;
  view: GuardView;
}

export function guardCards(locale: Locale, level?: Level): GuardCard[] {
  const setup = {
    locale,
    newHire: true,
    packs: [...PACKS],
    rules: ruleIndex(RULES),
    words: Object.fromEntries(
      RULES.filter((rule) => rule.guards).map(({ id, words }) => [
        id,
        Object.fromEntries(Object.keys(words).map((key) => [key, say(words, locale, key)])),
      ]),
    ),
  };
  return PACKS.flatMap((pack) =>
    pack.entries
      .filter((entry) => entry.level !== 'off')
      .map((entry): GuardCard => {
        const instead = entry.instead?.[LANGUAGE[locale]];
        const hit: Hit = {
          rule: entry.id,
          pack: pack.id,
          match: WORD[locale],
          range: [0, WORD[locale].length],
          level: level ?? (entry.level as Level),
          why: entry.why,
          ...(instead === undefined ? {} : { instead }),
          source: entry.source,
          confidence: entry.confidence,
          params: PARAMS,
        };
        return { name: `${pack.id}/${entry.id}`, view: viewOf(hit, setup, 2) };
      }),
  );
}
