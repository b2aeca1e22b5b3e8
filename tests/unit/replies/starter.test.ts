// The starter set: complete in three languages, ready to insert, and saying nothing a marketplace forbids.
import { describe, expect, it } from 'vitest';
import words from '../../../lib/replies/replies.i18n.json';
import { PURPOSES, STEPS, stepOf } from '../../../lib/replies/reply.ts';
import { starters } from '../../../lib/replies/starter.ts';
import { lint, renderReply, variablesOf } from '../../../lib/replies/template.ts';
import { examples, nameOf } from '../../../lib/replies/variables.ts';

const LOCALES = ['zh-CN', 'ko', 'en'] as const;
const all = starters();

/** What must not be said to a buyer, by why. Drawn from what marketplaces publish and what shops live by. */
const NEVER: [string, RegExp][] = [
  [
    'leads off the marketplace',
    /微信|weixin|wechat|\bvx\b|\bqq\b|扣扣|支付宝|私聊|加我|扫码|二维码|转账|线下交易|카카오톡|카톡|오픈채팅|계좌|직거래|현금결제|whatsapp|telegram|paypal|e-?mail|https?:|www\./i,
  ],
  ['gives or asks for contact details', /1[3-9]\d{9}|010-?\d{4}|@|联系方式|발신번호|your (phone|number)\b/i],
  [
    'rewards, steers or threatens reviews',
    /好评|五星|返现|晒图|改评|删评|修改评价|追评|红包|별점|리뷰.{0,6}(수정|삭제|바꿔|적립)|적립금|(positive|good|5[- ]?star).{0,12}(review|feedback)|(remove|change|revise|update) (your|the) (review|feedback)|(discount|coupon|gift card|refund|free).{0,40}(review|feedback)/i,
  ],
  ['asks the buyer to cancel', /取消(订单|一下)?|撤单|취소해|취소 (부탁|요청)|cancel/i],
  [
    'promises',
    /保证|一定|肯定|绝对|包好|永不|百分百|100%|今天(就)?(能)?(发|到)|有货|现货|무조건|반드시|보장|재고 있|오늘 (출고|발송|도착)|guarantee|definitely|for sure|in stock\b|ships today/i,
  ],
  [
    'boasts',
    /国家级|最[高佳好低大强先便]|顶级|极品|第一(?!时间|次|步|件)|唯一|首选|完美|全网|최고|최저|최상|유일|\bbest\b|#1|number one|perfect/i,
  ],
  ['settles money in private', /赔付|赔偿|补偿|小额打款|보상금|compensat/i],
  ['is curt', /不知道|不可能|没办法|自己看|明白了吗|不退不换|让您久等/],
  [
    'puts a reason for a refund in the mouth',
    /(退款|退货)(原因|理由)|(환불|반품) ?사유|(refund|return) reason/i,
  ],
  ['holds a picture sign', /\p{Extended_Pictographic}/u],
  ['holds a run of blank lines', /\n\s*\n/],
];

describe('the starter set', () => {
  it('has a reply for every purpose in every language, and the same ones in each', () => {
    for (const locale of LOCALES) {
      const own = starters(locale);
      expect(own.length).toBeGreaterThanOrEqual(22);
      expect(new Set(own.map((reply) => reply.purpose))).toEqual(new Set(PURPOSES));
      expect(own.map((reply) => reply.purpose)).toEqual(starters('en').map((reply) => reply.purpose));
    }
  });

  it('has permanent ids, each once', () => {
    expect(new Set(all.map((reply) => reply.id)).size).toBe(all.length);
    for (const { id, purpose, locale } of all)
      expect(id).toMatch(new RegExp(`^starter\\.${purpose}\\.${locale}\\.\\d$`));
  });

  it('has titles an agent can tell apart, and files each under a folder and a tag', () => {
    for (const locale of LOCALES) {
      const own = starters(locale);
      expect(new Set(own.map((reply) => reply.title)).size).toBe(own.length);
      for (const { folder, tags } of own) expect(folder && tags.length).toBeTruthy();
    }
  });

  it('knows the step of the ten a reply belongs to', () => {
    expect(STEPS.map(stepOf)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const { purpose, step } of all) expect(step).toBe(stepOf(purpose));
  });

  it.each(all)('$id is a sound template, by names of its language, and can be filled', ({ body, locale }) => {
    expect(lint(body)).toBeUndefined();
    for (const { name, key } of variablesOf(body)) expect(name).toBe(nameOf(key!, locale));
    const result = renderReply(body, examples(locale));
    expect(result.ok && result.value.text).toBeTruthy();
    expect(body.length).toBeLessThan(420);
  });

  it.each(NEVER)('never %s', (_, pattern) => {
    for (const { id, title, body } of all) expect(pattern.exec(`${title}\n${body}`)?.[0], id).toBeUndefined();
  });

  it('asks about the receiver by what the page shows, never by name and number together', () => {
    for (const { id, body } of all) {
      const keys = variablesOf(body).map((use) => use.key);
      if (keys.includes('address')) expect(keys, id).toContain('phoneTail');
    }
  });

  it('is written in its language throughout', () => {
    for (const { id, locale, title, body } of all) {
      const text = title + body.replace(/\{[{%].*?[}%]\}/g, '');
      if (locale === 'zh-CN') expect(/[가-힣]|[a-z]{3}/i.exec(text)?.[0], id).toBeUndefined();
      if (locale === 'ko') expect(/\p{Script=Han}|[a-z]{3}/iu.exec(text)?.[0], id).toBeUndefined();
      if (locale === 'en') expect(/[^\n\x20-\x7e]/.exec(text)?.[0], id).toBeUndefined();
    }
  });

  it('is handed out as copies, so that counting uses on one changes no other', () => {
    starters('ko')[0]!.tags.push('x');
    expect(starters('ko')[0]!.tags).not.toContain('x');
  });
});

describe('the words of replies', () => {
  it('name every purpose, in three languages, with the same holes in each', () => {
    for (const purpose of PURPOSES) expect(words).toHaveProperty([`purpose.${purpose}`]);
    const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();
    for (const [key, text] of Object.entries(words))
      for (const locale of LOCALES) {
        expect(text[locale], key).toBeTruthy();
        expect(holes(text[locale]), `${key} ${locale}`).toBe(holes(text.en));
      }
  });
});
