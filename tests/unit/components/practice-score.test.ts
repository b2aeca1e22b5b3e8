// The score of a round of practice: perfect play is full, and each slip is caught, named alone, and costs.
import { describe, expect, it } from 'vitest';
import { SCRIPTS } from '../../../components/practice/buyers/index.ts';
import { LOCALES } from '../../../components/practice/locales.ts';
import { type Mark, type Score, scoreOf } from '../../../components/practice/score.ts';
import { Shop } from '../../../components/practice/shop.ts';
import type { Locale } from '../../../lib/model/basics.ts';

const NOW = Date.parse('2026-11-21T10:40:00+08:00');
const open = (locale: Locale) => new Shop({ locale, now: () => NOW, still: true });
const score = (shop: Shop): Score =>
  scoreOf({ locale: shop.locale, chats: shop.chats.value, orders: shop.orders.value });
const named = (shop: Shop, mark: Mark): string[] =>
  score(shop)
    .buyers.flatMap(({ buyer, checks }) =>
      checks.filter((one) => one.mark === mark).map(({ check }) => `${buyer} ${check.id}`),
    )
    .sort();

const say = (shop: Shop, buyer: string, ...lines: readonly string[]) => {
  shop.go(`#/chat/${buyer}`);
  for (const line of lines) {
    shop.drafts.value = { ...shop.drafts.value, [buyer]: line };
    shop.send();
  }
};
const write = (shop: Shop, buyer: string, text: string) => {
  shop.openRemark(shop.orders.value.find((order) => order.buyer === buyer)!.id);
  shop.remark.value = { ...shop.remark.value!, text };
  shop.saveRemark();
};
/** What a good agent does for one buyer, out of that buyer's own file. */
const serve = (shop: Shop, buyer: string) => {
  const script = SCRIPTS.find((one) => one.buyer === buyer)!;
  const end = Object.values(script.ends).find(({ well }) => well);
  say(shop, buyer, ...(end?.answers[shop.locale] ?? []));
  for (const { remark } of script.checks ?? []) if (remark) write(shop, buyer, remark.example[shop.locale]);
};
const BUYERS = SCRIPTS.filter(({ checks }) => checks).map(({ buyer }) => buyer);
/** Serves everybody well but one, who gets what is given. */
const playedBut = (locale: Locale, buyer: string, slip: (shop: Shop) => void): Shop => {
  const shop = open(locale);
  for (const one of BUYERS) {
    if (one === buyer) slip(shop);
    else serve(shop, one);
  }
  return shop;
};

describe.each(LOCALES)('the score in %s', (locale) => {
  it('is full after perfect play', () => {
    const shop = open(locale);
    for (const buyer of BUYERS) serve(shop, buyer);
    expect(named(shop, 'missed')).toEqual([]);
    expect(named(shop, 'open')).toEqual([]);
    const { done, total, buyers } = score(shop);
    expect(done).toBe(total);
    expect(total).toBeGreaterThanOrEqual(9);
    expect(buyers.length).toBe(BUYERS.length);
  });

  it('blames nobody for what has not begun', () => {
    const shop = open(locale);
    expect(named(shop, 'missed')).toEqual([]);
    expect(score(shop).done).toBe(0);
  });

  it('says of every check what it is, what was good and what was missed', () => {
    for (const { checks = [] } of SCRIPTS)
      for (const { name, ok, missed } of checks)
        for (const text of [name[locale], ok[locale], missed[locale]]) expect(text).toBeTruthy();
  });

  it('names every end that is not a good one, each by one check', () => {
    for (const { buyer, ends, checks } of SCRIPTS)
      for (const end of Object.values(ends)) {
        if (end.well) continue;
        const shop = playedBut(locale, buyer, (one) => say(one, buyer, ...end.answers[locale]));
        const missed = named(shop, 'missed');
        expect(missed, end.note.en).toHaveLength(1);
        expect(missed[0]).toContain(buyer);
        expect(checks!.map(({ id }) => `${buyer} ${id}`)).toContain(missed[0]);
        expect(score(shop).done).toBeLessThan(score(shop).total);
      }
  });

  it('names a remark nobody wrote, and takes it back once it is written', () => {
    for (const { buyer, checks = [] } of SCRIPTS)
      for (const { id, remark } of checks) {
        if (!remark) continue;
        const shop = playedBut(locale, buyer, (one) => {
          serve(one, buyer);
          write(one, buyer, '');
        });
        expect(named(shop, 'missed')).toEqual([`${buyer} ${id}`]);
        expect(score(shop).buyers[0]!.checks.find(({ check }) => check.id === id)!.mend).toBe(true);
        // Neither the buyer's words on another order nor other words on this one are that remark.
        write(shop, 'b1009', remark.example[locale]);
        write(shop, buyer, '#07 / 11-18 10:05');
        expect(named(shop, 'missed')).toEqual([`${buyer} ${id}`]);
        write(shop, buyer, remark.example[locale]);
        expect(named(shop, 'missed')).toEqual([]);
        expect(score(shop).done).toBe(score(shop).total);
      }
  });
});

/** The slips that leave the conversation where it was: what is done beside serving the buyer well. */
const SLIPS: { is: string; names: string; ends?: true; do: Record<Locale, (shop: Shop) => void> }[] = [
  {
    is: 'promises stock the warehouse lacks, after having told the truth',
    names: 'b1001 stock',
    // Said first, it is the end of the conversation.
    ends: true,
    do: {
      'zh-CN': (shop) => say(shop, 'b1001', '不用担心，三个都能发。'),
      ko: (shop) => say(shop, 'b1001', '걱정 마세요, 세 개 다 보내 드릴게요.'),
      en: (shop) => say(shop, 'b1001', "Don't worry, all three will go out."),
    },
  },
  {
    is: 'notes the old address',
    names: 'b1002 address',
    do: {
      'zh-CN': (shop) => write(shop, 'b1002', '地址核对过，样例路18号'),
      ko: (shop) => write(shop, 'b1002', '주소 확인: 연습로 18'),
      en: (shop) => write(shop, 'b1002', 'Address checked: 18 Sample Lane'),
    },
  },
  {
    is: 'sells to an angry buyer',
    names: 'b1005 selling',
    do: {
      'zh-CN': (shop) => say(shop, 'b1005', '顺便看看我们的新品，满减很划算。'),
      ko: (shop) => say(shop, 'b1005', '이번 신상도 둘러보세요.'),
      en: (shop) => say(shop, 'b1005', 'Have a look at our new arrivals too.'),
    },
  },
  {
    is: 'gives a number to a buyer who wants to deal elsewhere',
    names: 'b1006 contact',
    do: {
      'zh-CN': (shop) => say(shop, 'b1006', '有事打138 0000-0101'),
      ko: (shop) => say(shop, 'b1006', '궁금하시면 010-0000-0101'),
      en: (shop) => say(shop, 'b1006', 'Write to shop@example.org if in doubt'),
    },
  },
  {
    is: "gives one of two namesakes the other's news",
    names: 'b1007 right-buyer',
    do: {
      'zh-CN': (shop) => say(shop, 'b1007', '您的抱枕套还没发，正在打包，今天发出。'),
      ko: (shop) => say(shop, 'b1007', '쿠션 커버는 아직 출고 전이고 오늘 출고됩니다.'),
      en: (shop) => say(shop, 'b1007', 'Your cushion covers have not shipped yet; they go out today.'),
    },
  },
  {
    is: "gives the other namesake the first one's parcel",
    names: 'b1008 right-buyer',
    do: {
      'zh-CN': (shop) => say(shop, 'b1008', '黑色包的单号是FY6000000006'),
      ko: (shop) => say(shop, 'b1008', '가방 송장은 FY6000000006'),
      en: (shop) => say(shop, 'b1008', 'The tote goes by FY6000000006'),
    },
  },
];

describe.each(SLIPS)('an agent who $is', ({ names, ends, do: slips }) => {
  const buyer = names.split(' ')[0]!;
  it.each(LOCALES)('is told that and nothing else, before or after serving well (%s)', (locale) => {
    for (const first of ends ? [false] : [true, false]) {
      const shop = playedBut(locale, buyer, (one) => {
        if (first) slips[locale](one);
        // A remark that stands is not written over by the right one.
        const { remark } = one.orders.value.find((order) => order.buyer === buyer) ?? {};
        serve(one, buyer);
        if (remark) write(one, buyer, remark);
        if (!first) slips[locale](one);
      });
      expect(named(shop, 'missed')).toEqual([names]);
      expect(score(shop).done).toBe(score(shop).total - 1);
      expect(score(shop).buyers[0]!.buyer).toBe(buyer);
    }
  });
});

describe('what is left out', () => {
  it('is open while buyers wait, and missed once nobody does', () => {
    const shop = open('zh-CN');
    for (const buyer of BUYERS) if (buyer !== 'b1015' && buyer !== 'b1005') serve(shop, buyer);
    expect(named(shop, 'missed')).toEqual([]);
    expect(named(shop, 'open')).toContain('b1015 unpaid');
    serve(shop, 'b1005');
    expect(named(shop, 'missed')).toEqual(['b1015 unpaid']);
    serve(shop, 'b1015');
    expect(named(shop, 'missed')).toEqual([]);
  });

  it('is not held against a remark in fewer words, as one composed beside the page has', () => {
    const texts: [Locale, string][] = [
      ['zh-CN', '[地址] 18 → 81 / #07 / 11-18 10:05'],
      ['zh-CN', '[地址] 样例路18号3幢502室 → 样例路81号5幢502室 / #07 / 11-21 10:40'],
      ['ko', '[주소] 18 → 81 / #07 / 11-18 10:05'],
      ['en', '[Address] 18 → 81 / #07 / 11-18 10:05'],
      ['en', '[Address] 18 Sample Lane → 81 Sample Lane / #07 / 11-21 10:40'],
    ];
    for (const [locale, text] of texts) {
      const shop = playedBut(locale, 'b1002', (one) => {
        serve(one, 'b1002');
        write(one, 'b1002', text);
      });
      expect(named(shop, 'missed'), text).toEqual([]);
    }
  });

  it('is not asked for where the conversation went another way', () => {
    const shop = playedBut('zh-CN', 'b1005', (one) => say(one, 'b1005', '别给差评，给您返现20。'));
    expect(named(shop, 'missed')).toEqual(['b1005 calm']);
    expect(named(shop, 'open')).toEqual(['b1005 promise']);
    const { checks } = score(shop).buyers[0]!;
    expect(checks.find(({ check }) => check.id === 'promise')!.passed).toBe(true);
  });

  it('leaves a buyer who must be asked again open', () => {
    const shop = playedBut('zh-CN', 'b1004', (one) => say(one, 'b1004', '抱歉，已经是最低价了。'));
    expect(named(shop, 'missed')).toEqual([]);
    expect(named(shop, 'open')).toEqual(['b1004 price']);
  });
});

describe('contact details', () => {
  const given = (text: string): boolean => {
    const shop = open('zh-CN');
    say(shop, 'b1006', text);
    return named(shop, 'missed').includes('b1006 contact');
  };
  it.each([
    '打我１３８ ００００ ０１０１',
    '一三八零零零零零一零一',
    '微信：abc_2026',
    'VX abc2026',
    '微信号：xiaodian',
    '카톡 shop2026',
    '카톡 아이디: yeonseup',
    'whatsapp 4155550101',
    'www.example.org',
    'see example.com',
    'a@b.example',
  ])('are seen in “%s”', (text) => expect(given(text)).toBe(true));
  it.each([
    '平台不让加微信哦，店里下单有保障。',
    '这个119元，17点前付款今天发。',
    '카톡으로는 어려워요. 여기서 27,900원에 주문해 주세요.',
    'No WhatsApp please, order online for US$32.00.',
    'It ships within 24 hours, 3-5 days.',
  ])('are not seen in “%s”', (text) => expect(given(text)).toBe(false));
});
