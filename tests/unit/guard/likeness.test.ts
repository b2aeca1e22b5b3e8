// The second reading of a draft: what it may say, what it may never take back, and that it costs nothing to speak of.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGuard } from '../../../lib/guard/guard.ts';
import { likeness, stretches, weigher } from '../../../lib/guard/likeness.ts';
import type { Pack } from '../../../lib/guard/pack.ts';
import { PACKS } from '../../../lib/guard/packs/index.ts';

const pack = PACKS.find(({ id }) => id === 'likeness')!;
const learned = pack.learned!;
const size = (base64: string) => Buffer.from(base64, 'base64').length;

describe('what was learned', () => {
  it('is two bytes a slot, of which no draft can be read', () => {
    expect(size(learned.table)).toBe(2 ** (learned.bits + 1));
  });

  it('leaves room for doubt between what it speaks of and what it calls innocent', () => {
    expect(learned.from).toBeGreaterThan(0.5 + learned.below);
  });
});

describe('stretches of a draft', () => {
  it('are the whole draft, in order, nothing twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('好的', 'ok ', '。', '! ', '\n', '네', 'x'.repeat(90)), { maxLength: 60 }),
        (some) => {
          const draft = some.join('');
          const found = stretches(draft);
          expect(found.map(([start, end]) => draft.slice(start, end)).join('')).toBe(draft);
        },
      ),
    );
  });

  it('end where sentences end', () => {
    const draft = '这款有现货，今天拍明天发。'.repeat(30);
    for (const [start, end] of stretches(draft)) expect(draft.slice(start, end)).toMatch(/。$/);
    expect(stretches(draft).length).toBeGreaterThan(1);
  });
});

describe('a weight', () => {
  const weigh = likeness(learned);
  it('is a probability, whatever is written, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const p = weigh(text);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(weigh(text)).toBe(p);
      }),
    );
  });

  it('of a stretch that stood before is the one of a fresh reading', () => {
    const kept = weigher(learned);
    let draft = '';
    for (const letter of '亲，这款有现货。您把常用的号发我一个，我把图传过去！好的') {
      draft += letter;
      expect(kept.all(draft)).toEqual(weigher(learned).all(draft));
    }
  });

  it('is higher for each of these than for its innocent neighbour', () => {
    for (const [breach, innocent] of [
      ['您把常用的号留一下，图片我在那边传给您', '图片已经在详情页里了，您往下翻就能看到'],
      ['후기 별 다섯 개 남겨주시면 커피 쿠폰 보내드릴게요', '후기는 편하실 때 솔직하게 남겨 주세요'],
      [
        'Write something nice and I will send the money back to you',
        'Your refund was sent back to your card this morning',
      ],
    ] as const)
      expect(weigh(breach)).toBeGreaterThan(weigh(innocent));
  });
});

describe('in the guard', () => {
  /** A pack that calls everything innocent, and one that calls everything a breach. */
  const always = (bias: number): Pack[] => [
    ...PACKS.filter(({ id }) => id !== 'likeness'),
    { ...pack, learned: { ...learned, step: 1e-9, bias } },
  ];
  const calm = always(-20);
  const alarmed = always(20);

  it('never takes back a number, an address or a word of the shop', () => {
    const guard = createGuard(calm, {
      marketplace: 'taobao',
      shopKind: 'medical-device',
      ownWords: [{ word: '山寨', level: 'money' }],
    });
    for (const draft of ['打我电话 13800000001', '发我邮箱 a.b@example.com', '隔壁是山寨'])
      expect(guard.check(draft).verdict, draft).not.toBe('pass');
  });

  it('takes back a word in a sentence it is sure of', () => {
    const draft = '亲，您加我微信，我把尺码表发给您看看';
    expect(createGuard(calm, { marketplace: 'taobao' }).check(draft).verdict).toBe('pass');
    expect(createGuard(PACKS, { marketplace: 'taobao' }).check(draft).verdict).not.toBe('pass');
  });

  it('takes back what blocks only where there is hardly a doubt', () => {
    // One in five is a breach.
    const doubtful = PACKS.map((one) =>
      one === pack ? { ...pack, learned: { ...learned, step: 1e-9, bias: Math.log(1 / 4) } } : one,
    );
    const guard = createGuard(doubtful, { marketplace: 'taobao', shopKind: 'medical-device' });
    expect(guard.check('亲，您加我微信，我把尺码表发给您看看').verdict).toBe('pass');
    expect(guard.check('亲，我们这款眼药水可以根治近视的').verdict).toBe('block');
  });

  it('is not talked out of a word by a refusal in another clause', () => {
    const guard = createGuard(PACKS, { marketplace: 'taobao' });
    expect(guard.check('平台上不能加微信的哦').verdict).toBe('pass');
    expect(guard.check('平台上不能加微信的哦，不过您可以加我vx聊').verdict).toBe('warn');
  });

  it('is not talked out of a word by what stands far from it', () => {
    const innocent = '您好，请问有什么可以帮您？这款有现货，今天拍明天就发。';
    const guard = createGuard(PACKS, { marketplace: 'taobao' });
    for (const far of [innocent.repeat(4), innocent.repeat(200), '好的'.repeat(9_000)])
      expect(guard.check(`${far}加我微信发您`).verdict, far.slice(0, 20)).toBe('warn');
  });

  it('speaks once of a sentence, and leaves it to a pack that already did', () => {
    const guard = createGuard(alarmed, { marketplace: 'taobao' });
    const { hits } = guard.check('  今天天气真的很不错哦，适合晒被子  ');
    expect(hits.map(({ pack: one, match }) => [one, match])).toEqual([
      ['likeness', '今天天气真的很不错哦，适合晒被子'],
    ]);
    expect(
      guard.check('亲，您加我微信，我把尺码表发给您看看').hits.map(({ pack: one }) => one),
    ).not.toContain('likeness');
  });

  it('is silent where the owner switched it off', () => {
    const guard = createGuard(alarmed, { marketplace: 'taobao', levels: { [pack.entries[0]!.id]: 'off' } });
    expect(guard.check('今天天气真的很不错哦，适合晒被子').verdict).toBe('pass');
  });

  it('leaves a sentence alone in which something stands that the shop calls fine', () => {
    const draft = '售后电话 138-1234-5678，工作日上午九点到下午六点都有人接';
    const allow = ['138-1234-5678'];
    expect(createGuard(alarmed, { marketplace: 'taobao', allow }).check(draft).verdict).toBe('pass');
    expect(createGuard(alarmed, { marketplace: 'taobao' }).check(draft).verdict).not.toBe('pass');
  });

  it('is not asked in a shop of one’s own', () => {
    const draft = '今天天气真的很不错哦，适合晒被子';
    expect(createGuard(alarmed, { marketplace: 'shopify' }).check(draft).verdict).toBe('pass');
  });

  it('says nothing of a word or two', () => {
    expect(createGuard(alarmed, { marketplace: 'taobao' }).check('好的').verdict).toBe('pass');
  });
});
