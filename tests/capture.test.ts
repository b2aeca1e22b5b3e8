// Capturing a saved page, in real Chromium: none of its people is left in any form, what is read stays of one shape, and a
// repeat gives the same bytes. The page and everybody on it are made up here; none of them is in the fake lists.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Captured, capture, Refused, shapeOf } from '../scripts/lib/capture.ts';
import type { PageCase } from '../scripts/lib/cases.ts';
import { findForeign } from '../scripts/lib/known.ts';
import { openReader, type Reader } from '../scripts/lib/reader.ts';

const WHO = {
  name: '诸葛明亮',
  masked: '诸**亮',
  nick: '卧龙岗的散人',
  account: 'zhuge_kongming',
  latin: 'Marguerite Vandersloot',
  korean: '제갈공명',
  shop: '卧龙岗旗舰店',
  phone: '13912345678',
  second: '18987654321',
  koreanPhone: '010-2345-6789',
  american: '(415) 867-5309',
  mail: 'kongming.z@gmail.com',
  order: '261121-4417',
  other: '261121-4418',
  tracking: 'SF1987654321012',
  street: '文三路90号',
  building: '东部软件园3幢502室',
  west: '1742 Crestwood Avenue',
  identity: '11010519491231002X',
  card: '6222021234567894',
  buyerId: '778899001122',
  token: 'a8f3kd92jfh38fhq02jd83hf92hd73',
  note: '请把包裹放到物业前台那里谢谢',
  said: '我是诸葛明亮，电话139 1234 5678',
};
const ADDRESS = `浙江省杭州市西湖区${WHO.street}${WHO.building}`;
const twice = (text: string) => encodeURIComponent(encodeURIComponent(text));
const entities = (text: string) => [...text].map((c) => `&#x${c.codePointAt(0)!.toString(16)};`).join('');
const escapes = (text: string) =>
  [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const packed = (text: string) => Buffer.from(text).toString('base64');
const wide = (text: string) => text.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

const line = (sku: string, quantity: number, price: string) =>
  `<li data-line="L1"><span data-field="title">杯子</span><span data-field="sku">${sku}</span><span data-field="quantity">${quantity}</span><span data-field="price">¥${price}</span></li>`;
const PAGE = `<!doctype html>
<!-- saved from url=(0042)https://practice.invalid/?who=${WHO.name} -->
<html lang="zh-CN" data-user="${WHO.account}">
<head><meta charset="utf-8"><meta name="csrf-token" content="${WHO.token}"><title>${WHO.name} - ${WHO.shop}</title>
<link rel="stylesheet" href="https://cdn.shop.test/${WHO.token}.css"><style>/* ${WHO.phone} */ .x { background: url(https://cdn.shop.test/${WHO.phone}.png) } [hidden] { display: none }</style>
<script>window.__STATE__ = {"buyer":"${WHO.name}","phone":"${WHO.phone}"}</script><script type="application/json">{"name":"${escapes(WHO.name)}"}</script></head>
<body onload="track('${WHO.phone}')">
<header><span data-account="practice-1">${WHO.shop}</span><img src="https://cdn.shop.test/u/${WHO.buyerId}.png"><img src="data:image/png;base64,${packed(WHO.name)}"></header>
<input type="hidden" name="_csrf" value="${WHO.token}"><iframe src="https://practice.invalid/frame?phone=${WHO.phone}"></iframe>
<main data-view="chat" data-loaded>
 <nav data-threads>
  <button data-thread="${WHO.buyerId}" aria-current="true"><span data-slot><b data-field="buyer" title="${WHO.name}">${WHO.name}</b></span><span data-field="unread">2</span><span data-field="preview">${WHO.said}</span></button>
  <button data-thread="990011223344"><span data-slot><b data-field="buyer">${WHO.nick}</b></span><span data-field="preview">好的</span></button>
 </nav>
 <section data-conversation="${WHO.buyerId}"><h2 data-field="buyer">${WHO.name}</h2>
  <ol>
   <li data-message="m1" data-from="buyer" data-kind="text"><p data-field="text">${WHO.said}</p><time data-field="at" datetime="2026-11-21T14:20:00+08:00">…</time></li>
   <li data-message="m2" data-from="seller" data-kind="text"><p data-field="text">好的</p><time data-field="at" datetime="2026-11-21T14:21:00+08:00">…</time></li>
   <li data-message="m3" data-from="buyer" data-kind="text"><p data-field="text">收件人：${WHO.name}，${WHO.mail}，寄到${ADDRESS}</p><time data-field="at" datetime="2026-11-21T14:22:00+08:00">…</time></li>
  </ol>
  <textarea data-box="reply">亲，${WHO.name}</textarea></section>
 <aside>
  <section data-order="${WHO.order}">
   <header data-slot><a data-field="order-id" href="#/orders/${WHO.order}">${WHO.order}</a><span data-field="buyer" data-buyer="${WHO.buyerId}">${WHO.name}</span><span data-field="status">待发货</span><time data-field="placed-at" datetime="2026-11-21T10:05:00+08:00">…</time><span data-field="total">¥129.00</span><span data-field="payment">在线支付</span></header>
   <ul>${line('CUP-1', 2, '64.50')}</ul>
   <div data-ship><span data-field="ship-name">${WHO.name}</span><span data-field="ship-phone">${WHO.phone}</span><span data-field="ship-address">${ADDRESS}</span></div>
   <p data-field="buyer-note">${WHO.note}</p>
  </section>
  <section data-order="${WHO.other}">
   <header data-slot><a data-field="order-id" href="#/orders/${WHO.other}">${WHO.other}</a><span data-field="buyer" data-buyer="990011223344">${WHO.nick}</span><span data-field="status">已发货</span><span data-field="total">¥39.80</span></header>
   <ul>${line('CUP-2', 3, '19.90')}${line('CUP-3', 1, '5.00')}</ul>
   <div data-ship><span data-field="ship-name">${WHO.masked}</span><span data-field="ship-phone">139****5678</span><span data-field="ship-address">浙江省杭州市西湖区****</span></div>
  </section>
 </aside>
</main>
<footer data-blob='{"name":"${WHO.name}","tel":"${WHO.phone}"}' data-json="${entities(`{"x":"${WHO.second}"}`)}">
 <a href="/u?name=${encodeURIComponent(WHO.name)}&amp;tel=%2B86${WHO.phone}&amp;back=${twice(`/u?name=${WHO.name}`)}">1</a>
 <a href="/u/${packed(`${WHO.name} ${WHO.phone}`)}" onclick="call('${WHO.phone}')">2</a>
 <p>${entities(WHO.name)} ${wide(WHO.phone)} +86 139-1234-5678 139 1234 5678</p>
 <p><span>139</span><span>1234</span><span>5678</span>，<b>诸葛</b><b>明亮</b></p>
 <p title="${WHO.phone}" data-escaped="${escapes(WHO.name)}">联系电话 ${WHO.second}，身份证 ${WHO.identity}，卡号 ${WHO.card}，运单 ${WHO.tracking}</p>
 <p>${WHO.street}附近，${WHO.building}</p><p>诸葛…</p>
 <p>받는사람: ${WHO.korean} 연락처 ${WHO.koreanPhone} 서울특별시 강남구 테헤란로 152</p>
 <p>Recipient: ${WHO.latin}, call ${WHO.american}, ship to ${WHO.west}, Portland, OR 97201</p><a href="/people/margueritevandersloot">x</a>
 <p>${WHO.account}, ${WHO.mail.replace('@', ' @ ')}</p>
</footer></body></html>
`;
const URL_OF_IT = `https://practice.invalid/practice.html?token=${WHO.token}#/chat/${WHO.buyerId}`;
const NOW = Date.parse('2026-11-21T14:30:00+08:00');

/** Every form an original may hide in, written anew here: the scrubber's own search is not asked. */
const formsOf = (text: string): string[] => [
  text,
  encodeURIComponent(text),
  encodeURIComponent(text).toLowerCase(),
  twice(text),
  entities(text),
  escapes(text),
  packed(text).replace(/=+$/, '').slice(0, -2),
];
const solid = (text: string) =>
  text
    .replace(/<[^>]*>/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}*]/gu, '');

describe('capturing a saved page', () => {
  let reader: Reader;
  let folder: string;
  let done: Captured;
  let html: string;
  let made: PageCase;
  const saved = (name: string, page = PAGE) => ({
    html: page,
    url: URL_OF_IT,
    now: NOW,
    about: 'A buyer tells an address.',
    dir: join(folder, name),
  });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'capture-'));
    reader = await openReader();
    done = await capture(reader, saved('first'));
    html = readFileSync(join(folder, 'first/page.html'), 'utf8');
    made = JSON.parse(readFileSync(join(folder, 'first/case.json'), 'utf8'));
  });
  afterAll(async () => {
    await reader?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(Object.entries(WHO))('leaves nothing of the %s', (_, original) => {
    const kept = `${html}\n${JSON.stringify(made)}\n${done.lines.join('\n')}\n${done.review.join('\n')}`;
    expect(PAGE + URL_OF_IT, 'it was planted').toContain(original.slice(0, 3));
    for (const form of formsOf(original)) expect(kept.toLowerCase()).not.toContain(form.toLowerCase());
    expect(solid(kept)).not.toContain(solid(original));
  });

  test('leaves nothing that runs, fetches or says who was signed in', () => {
    expect(html).not.toMatch(/<script|<link|<!--|\son\w+=|data:image|csrf|<iframe[^>]*src|shop\.test/i);
    expect(
      [...html.matchAll(/\ssrc="([^"]*)"/g)]
        .map(([, src]) => src)
        .filter((src) => !/^https:\/\/img\.example\//.test(src!)),
    ).toEqual([]);
    expect(html).toMatch(/<textarea[^>]*><\/textarea>/);
  });

  test('gives equal originals equal stand-ins', () => {
    const { orders, threads, conversation } = made.expected.facts;
    const [first, second] = orders;
    expect(first!.buyer.name).toBe(first!.ship!.name);
    expect(threads[0]!.buyer).toEqual(conversation!.buyer);
    expect(first!.buyer.id).toBe(conversation!.buyer.id);
    expect(conversation!.buyer.id).toBe(made.url.split('/').at(-1));
    expect(threads[0]!.preview).toBe(conversation!.messages[0]!.text);
    expect(threads[1]!.buyer.name).toBe(second!.buyer.name);
    expect(threads[1]!.buyer.name).not.toBe(threads[0]!.buyer.name);
    // The mask shows as much of the stand-in as it showed of the original, and its phone is the same one masked.
    const [name, phone] = [first!.ship!.name!, first!.ship!.phone!];
    expect(second!.ship!.name).toBe(`${name[0]}**${name.at(-1)}`);
    expect(second!.ship!.phone).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`);
    expect(html).toContain(`tel=%2B86${phone}`);
    expect(html).toContain(`name=${encodeURIComponent(name)}`);
    expect(html).toContain(`+86 ${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`);
  });

  test('reads as the saved page did, but for what people are called', async () => {
    const before = await reader.read(saved('first'));
    expect(before!.facts.orders).toHaveLength(2);
    expect(before!.facts.conversation!.messages).toHaveLength(3);
    expect(shapeOf(made.expected)).toEqual(shapeOf(before!));
    expect(await reader.read({ html, url: made.url, now: NOW })).toEqual(made.expected);
  });

  test('holds nobody the test of the cases would object to', () => {
    expect(findForeign(made, html)).toEqual([]);
    expect(made.synthetic).toBe(false);
  });

  test('tells kinds, counts and places', () => {
    expect(done.lines.join('\n')).toMatch(/replaced phones: \d+, in \d+ places/);
    expect(done.review.join('\n')).toMatch(/page\.html:\d+:\d+ replaced by its shape alone/);
  });

  test('gives the same bytes again', async () => {
    await capture(reader, saved('again'));
    expect(readFileSync(join(folder, 'again/page.html'), 'utf8')).toBe(html);
    expect(readFileSync(join(folder, 'again/case.json'), 'utf8')).toBe(
      readFileSync(join(folder, 'first/case.json'), 'utf8'),
    );
  });

  test('never writes over a folder, and writes nothing where no marketplace speaks', async () => {
    await expect(capture(reader, saved('first', '<p>new</p>'))).rejects.toThrow(Refused);
    expect(readFileSync(join(folder, 'first/page.html'), 'utf8')).toBe(html);
    const nowhere = { ...saved('nowhere'), url: 'https://nobody.test/' };
    await expect(capture(reader, nowhere)).rejects.toThrow(Refused);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
});
