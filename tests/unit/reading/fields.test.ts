// @vitest-environment happy-dom
// Fields: what a page shows becomes a value, or a named state; never a guess.
import { afterEach, describe, expect, it } from 'vitest';
import type { Reading } from '../../../lib/model/marketplace.ts';
import { compileField } from '../../../lib/reading/fields.ts';
import { page, passOver, readField, show, siteWith } from './site.ts';

const text = (at: string, more: Partial<Reading> = {}): Reading => ({ at, read: 'text', ...more });
afterEach(() => {
  document.body.innerHTML = '';
});

describe('health', () => {
  it('is ok for the first way of reading, degraded for a later one', () => {
    expect(readField('<b class="new">A</b>', [text('.new'), text('.old')])).toMatchObject({
      value: 'A',
      state: 'ok',
    });
    expect(readField('<b class="old">A</b>', [text('.new'), text('.old')])).toMatchObject({
      value: 'A',
      state: 'degraded',
    });
  });

  it('is missing where the field must be, and rightly absent where it need not', () => {
    expect(readField('', text('b')).state).toBe('missing');
    expect(readField('', text('b'), { when: 'sometimes' }).state).toBe('ok');
  });

  it('is missing when the anchor that would have told of absence is gone too', () => {
    const more = { when: 'sometimes', anchor: '.card' } as const;
    expect(readField('<p class="card"></p>', text('b'), more).state).toBe('ok');
    expect(readField('', text('b'), more).state).toBe('missing');
  });

  it('is ambiguous when two visible values differ, and stays calm when they agree', () => {
    expect(readField('<b>A</b><b>B</b>', text('b')).state).toBe('ambiguous');
    expect(readField('<b>A</b><b>A</b>', text('b'))).toMatchObject({ value: 'A', state: 'ok' });
  });

  it('is ambiguous with two equal values where only one may be: they may be parts of a sum', () => {
    expect(readField('<b>5</b><b>5</b>', text('b', { only: true }), { parse: 'quantity' }).state).toBe(
      'ambiguous',
    );
  });

  it('is unparsed for something of another kind, which is kept as shown', () => {
    expect(readField('<b>风险审核中</b>', text('b'), { parse: 'status' })).toEqual({
      value: undefined,
      raw: '风险审核中',
      state: 'unparsed',
    });
  });

  it('shows a status as the page words it, even when a class told it', () => {
    const from: Reading = { at: 'b', read: { enum: [{ value: '已付款', is: '.paid' }] } };
    expect(readField('<b class="paid">待打包</b>', from, { parse: 'status' })).toMatchObject({
      value: 'paid',
      raw: '待打包',
    });
  });

  it('is told by what the element says, where nothing else tells', () => {
    const from: Reading = {
      at: 'b',
      read: {
        enum: [
          { value: 'buyer', is: '.in' },
          { value: 'system', says: ['系统消息'] },
        ],
      },
    };
    const word = (html: string) => readField(html, from, { parse: 'word' }).value;
    expect(word('<b class="in">系统消息是什么</b>')).toBe('buyer');
    expect(word('<b><i>系统消息</i>：客服接入</b>')).toBe('system');
    expect(word('<b>在吗<i style="display:none">系统消息</i></b>')).toBeUndefined();
  });

  it('is absent, not unparsed, when what is shown goes without a value', () => {
    expect(readField('<b>14:06</b>', text('b'), { parse: 'timed-text' })).toMatchObject({
      value: undefined,
      state: 'ok',
    });
  });

  it('is absent, not unparsed, when the page says that there is none', () => {
    expect(readField('<b>--</b>', text('b'), { parse: 'money', none: ['--'] })).toMatchObject({
      value: undefined,
      state: 'ok',
    });
  });
});

describe('witnesses that must agree', () => {
  const from = [text('.list'), text('.chat')];
  const read = (html: string) => readField(html, from, { parse: 'id', agree: true });
  it('give the buyer when both name the same', () => {
    expect(read('<b class="list">b1</b><b class="chat">b1</b>')).toMatchObject({ value: 'b1', state: 'ok' });
  });
  it('are degraded when one of them is silent', () => {
    expect(read('<b class="chat">b1</b>')).toMatchObject({ value: 'b1', state: 'degraded' });
  });
  it('name nobody when they differ', () => {
    expect(read('<b class="list">b2</b><b class="chat">b1</b>')).toMatchObject({
      value: undefined,
      state: 'ambiguous',
    });
  });
});

describe('alternatives of one rank', () => {
  const from = [text('.own'), text('.store')];
  const read = (html: string) => readField(html, from, { parse: 'quantity', either: true });
  it('are as good as each other', () => {
    expect(read('<b class="store">3</b>')).toMatchObject({ value: 3, state: 'ok' });
    expect(read('<b class="own">3</b><b class="store">3</b>')).toMatchObject({ value: 3, state: 'ok' });
  });
  it('name nothing when they differ', () => {
    expect(read('<b class="own">3</b><b class="store">4</b>')).toMatchObject({
      value: undefined,
      state: 'ambiguous',
    });
  });
});

describe('a box in the row that has a text', () => {
  const from: Reading = { at: 'li', hasText: ['在售'], inside: 'input', read: { attr: 'value' } };
  it('is read, and no other', () => {
    const html = '<li>预留<input value="7"></li><li>在售<input value="12"></li>';
    expect(readField(html, from, { parse: 'quantity' }).value).toBe(12);
  });
  it('is missing when the text is gone', () => {
    expect(readField('<li>预留<input value="7"></li>', from, { parse: 'quantity' }).state).toBe('missing');
  });
});

describe('what a person does not see', () => {
  it('is not read: hidden twins, hidden text, our own marks, other tools', () => {
    expect(readField('<b style="display:none">¥1</b><b>¥2</b>', text('b')).value).toBe('¥2');
    expect(readField('<p><i style="display:none">¥1</i>¥2</p>', text('p')).value).toBe('¥2');
    expect(readField('<p>A<i data-counterhand="mark">缺 2</i></p>', text('p')).value).toBe('A');
    expect(readField('<i data-counterhand="mark"><b>缺 2</b></i>', text('b')).state).toBe('missing');
    const site = siteWith([page({})], { foreign: ['.tool'] });
    expect(
      readField('<p>A<i class="tool">旺旺</i></p><b class="tool">B</b>', text('p, b'), {}, site).value,
    ).toBe('A');
  });

  it("may still be told by an attribute or a form's hidden value", () => {
    expect(readField('<input type="hidden" value="1001">', { at: 'input', read: 'value' }).value).toBe(
      '1001',
    );
  });
});

describe('labels', () => {
  const label = (html: string, more: object = {}) =>
    readField(html, { read: { label: ['商家编码'], ...more } }, { parse: 'id' });
  it('name what follows on their line', () => {
    expect(label('<p>商家编码：ABC-1</p><p>红色</p>').value).toBe('ABC-1');
    expect(label('<p>标题 商家编码: <b>ABC-1</b></p>').value).toBe('ABC-1');
    expect(label('<p>商家编码\u00a0ABC-1</p>').value).toBe('ABC-1');
  });
  it("name nothing when another element's text runs on: nobody knows where the value ends", () => {
    expect(label('<p>商家编码：ABC-1<a>复制</a></p>').state).toBe('missing');
  });
  it('do not hand over the next line when their value is gone', () => {
    expect(label('<p>商家编码：</p><p>红色</p>').state).toBe('missing');
    expect(label('<p>商家编码：</p><p>ABC-1</p>', { next: true }).value).toBe('ABC-1');
  });
  it('are whole words in Latin letters', () => {
    expect(readField('<p>GUID: 1</p><p>ID: 2</p>', { read: { label: ['ID'] } }).value).toBe('2');
  });
});

describe('lines', () => {
  const goods = (...lines: string[]) => lines.map((line) => `<p>${line}</p>`).join('');
  const labels = ['ID:', '商家编码:'];
  it('before and after the labelled ones are title and variant', () => {
    const html = goods('水杯', 'ID: 1', '商家编码: A', '蓝色');
    expect(readField(html, { read: { before: labels } }).value).toBe('水杯');
    expect(readField(html, { read: { after: labels } }).value).toBe('蓝色');
  });
  it('that are gone are not replaced by their neighbours', () => {
    const html = goods('ID: 1', '商家编码: A');
    expect(readField(html, { read: { before: labels } }).state).toBe('missing');
    expect(readField(html, { read: { after: labels } }).state).toBe('missing');
  });
  it('of which there is one too many are none', () => {
    const html = goods('赠品', '水杯', 'ID: 1', '蓝色', '包邮');
    expect(readField(html, { read: { before: labels } }).state).toBe('missing');
    expect(readField(html, { read: { after: labels } }).state).toBe('missing');
  });
  it('are counted where their number tells them apart', () => {
    expect(readField(goods('a', 'b', 'c'), { read: { line: 1, of: 3 } }).value).toBe('b');
    expect(readField(goods('a', 'b'), { read: { line: 1, of: 3 } }).state).toBe('missing');
  });
  it('are parted by blocks, not by line breaks in the source', () => {
    expect(readField('<p>订单号\n<span>: </span>\n<span>1</span></p>', text('p')).value).toBe('订单号 : 1');
  });
});

describe('table cells', () => {
  const table = (heads: string[], ...rows: string[]) =>
    `<table><thead><tr>${heads.map((h) => `<th>${h}</th>`).join('')}</tr></thead><tbody>${rows.map((r) => `<tr>${r}</tr>`).join('')}</tbody></table>`;
  const read = (html: string, row = 0) => {
    show(html);
    const tr = document.querySelectorAll('tbody tr')[row]!;
    const cell = { under: ['数量'], header: 'thead th', cells: ':scope > td' };
    const field = { parse: 'quantity', from: [{ cell, read: 'text' }], when: 'always' } as const;
    return compileField(field as never, siteWith([page({})]))([tr], passOver());
  };
  it('are found by the header above them, wherever it stands', () => {
    expect(read(table(['单价', '数量'], '<td>9</td><td>2</td>')).value).toBe(2);
    expect(read(table(['数量', '单价'], '<td>2</td><td>9</td>')).value).toBe(2);
  });
  it('are not their neighbours when one is lost, added or its header renamed', () => {
    expect(read(table(['单价', '数量', '库存'], '<td>9</td><td>7</td>')).state).toBe('missing');
    expect(read(table(['单价', '数量'], '<td>1</td><td>9</td><td>2</td>')).state).toBe('missing');
    expect(read(table(['单价', '件数'], '<td>9</td><td>2</td>')).state).toBe('missing');
    expect(read(table(['数量', '数量'], '<td>9</td><td>2</td>')).state).toBe('missing');
  });
  it('count across spanned rows and columns', () => {
    const html = table(
      ['商品', '状态', '数量'],
      '<td>A</td><td rowspan="2">待发货</td><td>1</td>',
      '<td>B</td><td>2</td>',
    );
    expect(read(html, 1).value).toBe(2);
    expect(read(table(['商品', '规格', '数量'], '<td colspan="2">A</td><td>3</td>')).value).toBe(3);
  });
  it('that are hidden take no column', () => {
    expect(read(table(['单价', '数量'], '<td>9</td><td style="display:none">5</td><td>2</td>')).value).toBe(
      2,
    );
  });
});

describe('shadow roots', () => {
  it('are stepped into where a selector says so', () => {
    const row = show('<my-input></my-input>');
    const inside = row.querySelector('my-input')!.attachShadow({ mode: 'open' });
    inside.innerHTML = '<my-part></my-part>';
    inside.querySelector('my-part')!.attachShadow({ mode: 'open' }).innerHTML = '<b>A-1</b>';
    const read = (at: string) =>
      compileField({ parse: 'id', from: [text(at)], when: 'always' }, siteWith([page({})]))(
        [row],
        passOver(),
      );
    expect(read('my-input >>> my-part >>> b').value).toBe('A-1');
    expect(read('my-input b').state).toBe('missing');
  });
});
