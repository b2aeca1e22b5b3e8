// The shelf: found in any language, filled in the buyer's, with what is missing named and the picture that goes with it;
// and the worker's part in it: kept, counted, taken down.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FactsDelta, Push } from '../../../lib/messages/protocol.ts';
import type { Locale } from '../../../lib/model/basics.ts';
import type { Draft } from '../../../lib/model/entries.ts';
import type { Message } from '../../../lib/model/facts.ts';
import { newId } from '../../../lib/model/ids.ts';
import { Settings } from '../../../lib/model/settings.ts';
import type { Reply } from '../../../lib/replies/reply.ts';
import { starters } from '../../../lib/replies/starter.ts';
import { listReplies, putReplies } from '../../../lib/store/replies.ts';
import { addShop, DATABASE, patchSettings, type ShopKept, type Store } from '../../../lib/store/store.ts';
import { type Caller, Context, type Outside } from '../../../lib/worker/context.ts';
import { fillReply, type ReplyMoment } from '../../../lib/worker/filling.ts';
import { createPageHandlers } from '../../../lib/worker/handlers.ts';
import { findReplies, type Leaning, replyFor, shelve } from '../../../lib/worker/replies.ts';
import { createRoom } from '../../../lib/worker/room.ts';
import { learned } from '../../../scripts/lib/learned.ts';

const NOW = Date.parse('2026-11-21T06:00:00Z');
const TODAY = '2026-11-21';
const own = (id: string, title: string, body: string, more: Partial<Reply> = {}): Reply => ({
  id,
  title,
  body,
  locale: 'zh-CN',
  tags: [],
  scope: 'shared',
  uses: 0,
  source: 'own',
  ...more,
});
const KO = { locale: 'ko' as const, title: '영수증 안내', body: '영수증은 함께 보내 드립니다.' };
const PNG = 'data:image/png;base64,iVBORw0KGgo=';
const shelf = (...replies: Reply[]) => shelve([...starters(), ...replies].map((reply) => ({ reply })));
const leaning = (part: Partial<Leaning> = {}): Leaning => ({
  languages: ['zh-CN'],
  agent: 'zh-CN',
  today: TODAY,
  moment: { asked: [], kinds: ['chat'], now: NOW },
  ...part,
});
const moment = (languages: Locale[] = ['zh-CN'], part: Partial<ReplyMoment> = {}): ReplyMoment => ({
  settings: Settings.parse({ locale: 'zh-CN' }),
  shop: undefined,
  order: undefined,
  buyer: undefined,
  talkingTo: undefined,
  courier: undefined,
  available: undefined,
  languages,
  kinds: ['chat'],
  today: TODAY,
  ...part,
});
const titles = (...args: Parameters<typeof findReplies>) =>
  findReplies(...args).found.map(({ title }) => title);

describe('a reply is found', () => {
  const replies = shelf(own('own.1', '开票说明', '发票随货寄出。', { variants: [KO] }));
  it('by the title and the body of any of its languages, once', () => {
    for (const query of ['kpsm', 'ㅇㅅㅈ', '영수증', '함께 보내', '发票随货']) {
      const { found } = findReplies(replies, query, leaning());
      expect(
        found.filter(({ id }) => id === 'own.1'),
        query,
      ).toHaveLength(1);
    }
    expect(findReplies(replies, 'ㅇㅅㅈ', leaning()).found[0]).toMatchObject({
      title: '영수증 안내',
      ranges: [[0, 3]],
    });
  });
  it('with the language it would go in, where that is not the agent’s', () => {
    const [found] = findReplies(replies, 'kpsm', leaning({ languages: ['ko', 'zh-CN'] })).found;
    expect(found).toMatchObject({ title: '开票说明', locale: 'ko' });
    expect(findReplies(replies, 'kpsm', leaning()).found[0]).not.toHaveProperty('locale');
  });
  it('and the starter set only in the languages of the place', () => {
    expect(titles(replies, 'Welcome', leaning())).not.toContain('Welcome');
    expect(titles(replies, 'Welcome', leaning({ languages: ['en', 'zh-CN'] }))).toContain('Welcome');
    expect(findReplies(replies, '', leaning()).total).toBe(starters('zh-CN').length + 1);
  });
  it('and does not go in when its last day is over, and says so', () => {
    const late = shelf(own('own.2', '双十一满减', '满减到今天。', { until: '2026-11-20' }));
    expect(fillReply(late.byId.get('own.2')!, moment(), {})).toMatchObject({
      error: { code: 'reply.over' },
      wrong: expect.stringContaining('2026-11-20'),
    });
  });
});

describe('with nothing typed', () => {
  it('what the buyer asks for comes first, then the step, then what was used', () => {
    const used = own('own.3', '常用的一句', '好的。', { uses: 900 });
    const { found } = findReplies(
      shelf(used),
      '',
      leaning({ moment: { asked: ['damaged'], step: 5, kinds: ['chat'], now: NOW } }),
    );
    expect(
      found.map(({ asked, fitsStep, title }) => (asked ? 'asked' : fitsStep ? 'step' : title)).slice(0, 3),
    ).toEqual(['asked', 'step', '常用的一句']);
  });
  it('a buyer’s language comes before another one', () => {
    const only = own('own.4', '只有中文', '只有中文。', { uses: 900 });
    const { found } = findReplies(shelf(only), '', leaning({ languages: ['ko', 'zh-CN'] }));
    expect(found.at(-1)!.title).toBe('只有中文');
  });
});

describe('a reply is filled', () => {
  it('in the buyer’s language, or the one the agent switched to', () => {
    const card = shelf(own('own.1', '开票说明', '发票随货寄出。', { variants: [KO] })).byId.get('own.1')!;
    expect(fillReply(card, moment(['ko', 'zh-CN']), {})).toMatchObject({ locale: 'ko', text: KO.body });
    expect(fillReply(card, moment(['ko', 'zh-CN']), {}, 'zh-CN')).toMatchObject({ text: '发票随货寄出。' });
    expect(fillReply(card, moment(['en', 'zh-CN']), {})).toMatchObject({ locale: 'zh-CN' });
  });
  it('a starter under the id its uses are counted on', () => {
    const card = shelf().byId.get('starter.welcome.ko.1')!;
    expect(fillReply(card, moment(['ko']), {})).toMatchObject({
      id: 'starter.welcome.ko.1',
      card: 'starter.welcome.zh-CN.1',
    });
  });
  it('names what it waits for, each with its kind', () => {
    const body =
      '{{ "颜色" | choice: "红", "蓝" }}{{ "几件" | number: 1, 9 }}{{ "哪天" | date }}{{ 运单号 }}{{ 快递单号 }}';
    const card = shelf(own('own.5', '表', body.replace('{{ 运单号 }}', ''))).byId.get('own.5')!;
    const { missing } = fillReply(card, moment(['zh-CN'], { kinds: ['reviews'] }), {});
    expect(missing).toEqual([
      { name: 'field:颜色', label: '颜色', kind: 'choice', choices: ['红', '蓝'] },
      { name: 'field:几件', label: '几件', kind: 'number', choices: [], min: 1, max: 9, decimals: 0 },
      { name: 'field:哪天', label: '哪天', kind: 'date', choices: [], today: TODAY },
      { name: '快递单号', label: '快递单号', kind: 'text', choices: [], elsewhere: true },
    ]);
  });
  it('with the address of its picture on a line of its own, https alone', () => {
    const linked = (link: string) =>
      fillReply(shelf(own('own.6', '图', '看图：', { image: { link } })).byId.get('own.6')!, moment(), {})
        .text;
    expect(linked('https://img.example/a.png')).toBe('看图：\nhttps://img.example/a.png');
    for (const bad of [
      'http://img.example/a.png',
      'javascript:alert(1)',
      'https://a b',
      'data:image/png;base64,AA',
    ])
      expect(linked(bad), bad).toBe('看图：');
  });
  it('with a picture kept here, and none that is anything else', () => {
    const kept = (data: string) =>
      fillReply(shelf(own('own.7', '图', '看图。', { image: { data } })).byId.get('own.7')!, moment(), {})
        .picture;
    expect(kept(PNG)).toBe(PNG);
    for (const bad of ['data:image/svg+xml;base64,AAAA', 'https://a.example/a.png', `${PNG}"onerror=`])
      expect(kept(bad), bad).toBeUndefined();
  });
  it('for a prompt: the most used of the purpose', () => {
    const mine = own('own.8', '我的核对', '核对一下。', { purpose: 'verify-details', uses: 3 });
    expect(replyFor(shelf(mine), 'verify-details', ['zh-CN'], TODAY)?.id).toBe('own.8');
  });
});

const frame: Caller = {
  tab: 1,
  frame: 0,
  url: 'https://mms.pinduoduo.com/chat-merchant/index.html',
  top: 'https://mms.pinduoduo.com/chat-merchant/index.html',
  practice: false,
  own: false,
};
let revision = 0;
const message = (from: Message['from'], id: string, text: string, seconds: number): Message => ({
  id,
  from,
  text,
  at: new Date(NOW + seconds * 1000).toISOString(),
});
const chat = (messages: Message[], id = '9900112233'): FactsDelta => ({
  document: 'd1',
  revision: ++revision,
  whole: true,
  url: frame.url,
  page: 'chat',
  kinds: ['chat'],
  state: 'ok',
  upsert: { orders: [], listings: [], threads: [], reviews: [], aftersales: [] },
  remove: { orders: [], listings: [], threads: [], reviews: [], aftersales: [] },
  conversation: { buyer: { id, name: '青禾' }, messages, orders: [], listings: [] },
  health: {},
  targets: { reply: true, remark: false },
});

describe('the worker', () => {
  let store: Store;
  let shop: ShopKept;
  let now = NOW;
  let draft = '';
  let context: Context;
  let work: ReturnType<typeof createPageHandlers>;
  const opened: Store[] = [];
  /** A worker that knows nothing of what was before. */
  const wake = () => {
    context = new Context(outside);
    void context.store(false).then((one) => opened.push(one));
    work = createPageHandlers(context, createRoom(context));
  };
  const outside = {
    now: () => now,
    push: async (_tab: number, push: Push) => (push.type === 'draft' ? { text: draft } : undefined),
    learned: async () => learned(),
    pushAll: async () => undefined,
  } as unknown as Outside;
  beforeEach(async () => {
    indexedDB.deleteDatabase(DATABASE);
    revision = 0;
    now = NOW;
    draft = '';
    wake();
    store = await context.store(false);
    shop = await addShop(store, '青瓦杂货', [{ marketplace: 'pinduoduo', account: null }]);
    await patchSettings(store, { locale: 'zh-CN', sites: { pinduoduo: { on: true, slash: true } } } as never);
    await putReplies(store, shop.id, [own('own.1', '开票说明', '发票随货寄出。', { variants: [KO] })]);
    return () => {
      for (const one of opened.splice(0)) one.db.close();
    };
  });
  const tell = async (...messages: Message[]) => {
    await work.facts({ type: 'facts', delta: chat(messages) }, frame);
    // What came of a reply is looked at behind the answer.
    await new Promise((done) => setTimeout(done, 60));
  };
  const used = (how: string): Draft => ({
    id: newId(),
    kind: 'reply.used',
    subject: { kind: 'reply', id: 'own.1' },
    body: { reply: 'own.1', how },
  });
  const rowOf = async () => (await listReplies(store, shop.id)).find(({ id }) => id === 'own.1');
  const asking = message('buyer', '1', '발票 영수증 주세요', -60);

  it('answers in the language of the open chat’s buyer', async () => {
    await tell(message('buyer', '1', '영수증도 보내 주시나요?', -60));
    const answer = await work['render-reply']({ type: 'render-reply', id: 'own.1', fill: {} }, frame);
    expect(answer).toMatchObject({ value: { locale: 'ko', text: KO.body, buyer: { id: '9900112233' } } });
  });

  it('counts a use with its time, and that the buyer wrote again within two minutes, even after it was ended', async () => {
    await tell(asking);
    await work.append({ type: 'append', drafts: [used('inserted')] }, frame);
    expect(await rowOf()).toMatchObject({ uses: 1, lastUsed: NOW });
    wake();
    await tell(asking, message('seller', '2', '好', 10));
    wake();
    await tell(asking, message('seller', '2', '好', 10), message('buyer', '3', '?', 70));
    expect(await rowOf()).toMatchObject({ uses: 1, again: 1 });
    await tell(
      asking,
      message('seller', '2', '好', 10),
      message('buyer', '3', '?', 70),
      message('buyer', '4', '?', 75),
    );
    expect((await rowOf())!.again).toBe(1);
  });

  it('counts nothing for a copied reply, nor for another buyer', async () => {
    await tell(asking);
    await work.append({ type: 'append', drafts: [used('copied')] }, frame);
    await tell(asking, message('seller', '2', '好', 10), message('buyer', '3', '?', 20));
    expect((await rowOf())!.again).toBeUndefined();
    await tell(asking);
    await work.append({ type: 'append', drafts: [used('inserted')] }, frame);
    await work.facts(
      {
        type: 'facts',
        delta: chat([asking, message('seller', '5', '好', 10), message('buyer', '6', '?', 20)], '9900112244'),
      },
      frame,
    );
    await new Promise((done) => setTimeout(done, 60));
    expect((await rowOf())!.again).toBeUndefined();
  });

  it('makes a private reply of what stands in the box, and nothing of the buyer stays in it', async () => {
    await tell(message('buyer', '1', '怎么洗', -60), message('seller', '2', '手洗即可', -30));
    draft = '青禾您好，手洗即可，电话13812345678。';
    const made = await work['reply-from']({ type: 'reply-from', from: 'draft' }, frame);
    expect(made).toMatchObject({
      value: {
        from: 'draft',
        both: true,
        body: '{{ 买家 }}您好，手洗即可，电话【电话】。',
        replaced: ['买家名称'],
        blanked: ['phone'],
      },
    });
    const kept = await work['keep-reply'](
      { type: 'keep-reply', title: '青禾的手洗', body: '青禾：{{ 买家 }}，13812345678' },
      frame,
    );
    if (!kept.ok) throw new Error(kept.error.code);
    const row = (await listReplies(store, shop.id)).find(({ id }) => id === kept.value.id)!;
    expect(row.reply).toMatchObject({
      scope: 'private',
      source: 'own',
      body: '{{ 买家 }}：{{ 买家 }}，【电话】',
    });
    expect(JSON.stringify(row)).not.toContain('青禾');
    const found = await work['find-replies']({ type: 'find-replies', query: '手洗' }, frame);
    expect(found.ok && found.value.found.some(({ id }) => id === kept.value.id)).toBe(true);
  });

  it('takes what was sent last where the box is empty, and says where there is nothing', async () => {
    await tell(message('buyer', '1', '怎么洗', -60), message('seller', '2', '手洗即可', -30));
    expect(await work['reply-from']({ type: 'reply-from', from: 'draft' }, frame)).toMatchObject({
      value: { from: 'sent', both: false, title: '手洗即可' },
    });
    await tell(message('buyer', '1', '怎么洗', -60));
    expect(await work['reply-from']({ type: 'reply-from', from: 'draft' }, frame)).toMatchObject({
      error: { code: 'reply.nothing-written' },
    });
  });

  it.each([
    ['{{ 买家 }}님 손세탁해 주세요. 【电话】', 'ko'],
    ['{{ 买家 }}请手洗', 'zh-CN'],
    ['Please wash {{ 买家 }} by hand', 'en'],
    ['{{ 买家 }} OK', 'zh-CN'],
  ])(
    'keeps %j in the language it is written in, the agent’s where that cannot be told',
    async (body, locale) => {
      await tell(message('buyer', '1', '怎么洗', -60));
      const kept = await work['keep-reply']({ type: 'keep-reply', title: 'x', body }, frame);
      if (!kept.ok) throw new Error(kept.error.code);
      const row = (await listReplies(store, shop.id)).find(({ id }) => id === kept.value.id);
      expect(row!.reply).toMatchObject({ body, locale });
    },
  );

  it('keeps no reply whose template is wrong', async () => {
    await tell(message('buyer', '1', '怎么洗', -60));
    const kept = await work['keep-reply']({ type: 'keep-reply', title: 'x', body: '{{ 买家' }, frame);
    expect(kept).toMatchObject({ error: { code: 'reply.template' } });
  });
});

describe('ten thousand replies in two languages', () => {
  it('are looked through at a key in well under a frame of patience', () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      own(`own.${i}`, `第${i}条 发货说明${i % 97}`, `正文${i}，今天发出。`, {
        uses: i % 50,
        variants: [{ locale: 'ko', title: `${i}번 출고 안내`, body: `본문 ${i}, 오늘 출고됩니다.` }],
      }),
    );
    const replies = shelf(...many);
    const times: number[] = [];
    // The first one warms the engine, as the worker's own does.
    findReplies(replies, '', leaning());
    for (const query of ['', 'f', 'fh', 'fhsm', '发货说明9', 'ㅊㄱ', '출고', '']) {
      const began = performance.now();
      findReplies(replies, query, leaning({ languages: ['ko', 'zh-CN'] }));
      times.push(performance.now() - began);
    }
    expect(Math.max(...times), times.map((ms) => ms.toFixed(0)).join(' ')).toBeLessThan(250);
  });
});
