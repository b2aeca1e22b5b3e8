import { describe, expect, it } from 'vitest';
import { createGuard } from '../../../lib/guard/guard.ts';
import { PACKS } from '../../../lib/guard/packs/index.ts';
import type { Locale } from '../../../lib/model/basics.ts';
import type { RuleSetting } from '../../../lib/model/records.ts';
import type { AnyRule } from '../../../lib/rules/define.ts';
import { guardSettings, ruleIndex, ruleOfHit } from '../../../lib/rules/helpers/drafts.ts';
import { RULES, ruleOf } from '../../../lib/rules/index.ts';

const index = ruleIndex(RULES);
/** What the rules say of a draft: rule and level, worst first. */
const says = (draft: string, settings: Record<string, RuleSetting> = {}) => {
  const { packs, options } = guardSettings(RULES, PACKS, settings, 'anywhere');
  const { hits } = createGuard(packs, options).check(draft, {
    buyer: { name: '林**', id: 'B1' },
    orders: [{ orderId: '20251121000001' }],
    stock: [{ available: 0, wanted: 1, ageMinutes: 5 }],
  });
  return [...new Set(hits.map((hit) => `${ruleOfHit(index, hit)} ${hit.level}`))];
};

describe('rules on drafts', () => {
  it.each([
    ['加我微信聊', 'wording money'],
    ['全网最低', 'wording hint'],
    ['订单号20259999000002已经发出', 'wrong-buyer redline'],
    ['{{ 买家 }}您好', 'placeholder-left money'],
    ['验证码发我', 'privacy money'],
    ['永不掉色', 'promise hint'],
    ['我私下退款给您', 'promise money'],
    ['有货的，放心拍', 'promise-stock money'],
    ['神经病', 'tone money'],
  ])('each answers for its own: %s', (draft, rule) => {
    expect(says(draft)).toContain(rule);
  });

  it('are silent once switched off, each by itself', () => {
    expect(says('神经病，加我微信', { tone: { on: false } })).toEqual(['wording money']);
    expect(says('加我微信', { wording: { params: { 'offsite-contact': false } } })).toEqual([]);
    expect(says('全网最低', { wording: { params: { 'offsite-contact': false } } })).toEqual(['wording hint']);
  });

  it('speak as loud as the owner wants', () => {
    expect(says('加我微信', { wording: { level: 'redline' } })).toEqual(['wording redline']);
  });

  it('know of blunt words only where the owner asks for them', () => {
    expect(says('你自己看详情页')).toEqual([]);
    expect(says('你自己看详情页', { tone: { params: { 'tone-blunt': true } } })).toEqual(['tone hint']);
  });

  it('take the shop’s own words, with what to say instead, and let pass what it allows', () => {
    const params = { ownWords: ['亲=您', '老铁'], allow: ['微信'] };
    const { packs, options } = guardSettings(RULES, PACKS, { wording: { params } }, 'anywhere');
    const [own] = createGuard(packs, options).check('亲，在的').hits;
    expect(own).toMatchObject({ match: '亲', instead: '您', pack: 'own-words', level: 'money' });
    expect(ruleOfHit(index, own!)).toBe('wording');
    expect(createGuard(packs, options).check('微信').hits).toEqual([]);
  });

  it('judge by the kind of shop, and hold a limit only where one is set', () => {
    expect(says('能根治', { wording: { params: { shopKind: 'cosmetics' } } })).toContain('wording redline');
    const limits = (compensation?: number) =>
      guardSettings(RULES, PACKS, { promise: { params: { compensation } } }, 'anywhere').limits;
    expect([limits(), limits(0), limits(20)]).toEqual([{}, {}, { compensation: 20 }]);
  });
});

const LOCALES: Locale[] = ['zh-CN', 'ko', 'en'];
const holesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hole) => hole[1]!);

describe('the rules on drafts', () => {
  const drafts = RULES.filter(({ guards }) => guards !== undefined);
  const entries = PACKS.flatMap((pack) => pack.entries.map((entry): [string, string] => [entry.id, pack.id]));
  /** What the guard's hits bring along. */
  const HOLES = ['word', 'instead', 'x', 'y', 'a', 'age', 'amount', 'limit'];

  it('are the group of drafts, and nobody else is', () => {
    expect(drafts.map(({ id }) => id)).toEqual(
      RULES.filter(({ group }) => group === 'draft').map(({ id }) => id),
    );
  });

  it.each(entries)('%s has exactly one that answers for it', (entry, pack) => {
    const byEntry = drafts.filter(({ guards }) => guards?.entries?.includes(entry));
    const byPack = drafts.filter(({ guards }) => guards?.packs?.includes(pack));
    expect(byEntry.length > 0 ? byEntry : byPack).toHaveLength(1);
    expect(byPack.length).toBeLessThanOrEqual(1);
  });

  it.each(drafts.map((rule): [string, AnyRule] => [rule.id, rule]))(
    '%s answers for what there is, has forms for nothing else, and a mark for each',
    (_id, { guards, words, params }) => {
      for (const pack of guards?.packs ?? []) expect(PACKS.map(({ id }) => id)).toContain(pack);
      for (const entry of guards?.entries ?? []) expect(entries.map(([id]) => id)).toContain(entry);
      const known = new Set([
        ...(guards?.packs ?? []),
        ...entries.filter(([, pack]) => guards?.packs?.includes(pack)).map(([id]) => id),
        'own-words',
        // Said once the shop has set a limit.
        'compensation-limit',
      ]);
      const formsOf = (what: string) =>
        Object.keys(words).flatMap((key) => (key.startsWith(`${what}.`) ? [key.slice(what.length + 1)] : []));
      for (const form of ['mark', 'title', 'why'].flatMap(formsOf)) expect(known).toContain(form);
      for (const form of formsOf('title')) expect(formsOf('mark')).toContain(form);
      expect(words).toHaveProperty('mark');
      // A flag named after an entry or a pack takes it out: it must be one of the rule's own.
      for (const [name, { type }] of Object.entries(params))
        if (type === 'flag') expect(known).toContain(name);
    },
  );

  it('leave only holes the guard fills, and count nothing', () => {
    for (const { words } of drafts)
      for (const [key, texts] of Object.entries(words))
        for (const locale of LOCALES) {
          expect(texts[locale], key).toBeTypeOf('string');
          for (const hole of holesOf(String(texts[locale]))) expect(HOLES, key).toContain(hole);
        }
  });

  it('offer no kind of shop the packs do not know', () => {
    const kinds = PACKS.flatMap((pack) => [pack, ...pack.entries])
      .flatMap((one) => one.on ?? [])
      .flatMap(({ shopKinds = [] }) => shopKinds);
    const spec = ruleOf('wording')?.params.shopKind;
    expect(spec?.type === 'choice' && spec.options.slice(1)).toEqual(
      expect.arrayContaining(['medical-device', 'food']),
    );
    if (spec?.type === 'choice') expect(kinds).toEqual(expect.arrayContaining(spec.options.slice(1)));
  });

  it('say what the shop agreed they say', () => {
    const texts = (rule: string, ...keys: string[]) =>
      keys.map((key) => LOCALES.map((locale) => ruleOf(rule)!.words[key]![locale]).join(' | '));
    expect(texts('wording', 'mark.offsite-contact', 'title.offsite-contact', 'act.replace')).toEqual([
      '疑似引流 | 외부 유도 | Off-site?',
      '“{word}”可能算站外引流 | ‘{word}’, 외부 유도로 볼 수 있음 | “{word}” may count as off-site',
      '换成“{instead}” | ‘{instead}’로 | Use “{instead}”',
    ]);
    expect(texts('wrong-buyer', 'mark', 'title', 'act.copy')).toEqual([
      '发错人？ | 다른 고객? | Wrong buyer?',
      '草稿提到{x}，当前是{y} | 초안 {x}, 현재 {y} | Draft says {x}; chat is {y}',
      '复制草稿 | 초안 복사 | Copy draft',
    ]);
    expect(texts('promise-stock', 'mark', 'title', 'act.replace')).toEqual([
      '先别说有货 | 재고 먼저 확인 | Check first',
      '写了“{word}”，仓库{a}件（{age}前） | ‘{word}’라고 썼지만 창고 {a}개({age} 전) | “{word}”, but stock is {a}, {age} old',
      '改成“帮您核实” | ‘확인해 드릴게요’로 | Replace',
    ]);
  });
});
