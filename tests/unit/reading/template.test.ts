// Templates: how a sentence of the page is taken apart.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../../lib/reading/template.ts';

const match = (template: string, text: string) => compileTemplate(template)(text);

describe('a template', () => {
  it('takes the order number and the time out of one line', () => {
    const line = '订单号: 3306000000000000001 创建时间: 2026-04-20 10:00:00 牛**';
    expect(match('*订单号:{id:digits}*', line)).toEqual({ id: '3306000000000000001' });
    expect(match('*创建时间:{at:datetime}{buyer:word}', line)).toEqual({
      at: '2026-04-20 10:00:00',
      buyer: '牛**',
    });
  });

  it('takes a full-width colon, a no-break space and missing blanks for the same text', () => {
    expect(match('订单编号: {id}', '订单编号：260101-1')).toEqual({ id: '260101-1' });
    expect(match('订单编号：{id}', '订单编号 :\u00a0260101-1')).toEqual({ id: '260101-1' });
    expect(match('¥{n:number}(含*', '￥39.80（含运费）')).toEqual({ n: '39.80' });
  });

  it('keeps two numbers side by side apart', () => {
    expect(match('{a:digits}{b:digits}', '12 34')).toEqual({ a: '12', b: '34' });
    expect(match('订单号{id:digits}', '订单号 12 34')).toBeUndefined();
  });

  it('takes a code, and a text before it, out of square brackets', () => {
    const text = 'Variation: Red, XL [PA_1 PA_1.XL]';
    expect(match('Variation:{v:plain}[{p:code}{s:code}]', text)).toEqual({
      v: 'Red, XL',
      p: 'PA_1',
      s: 'PA_1.XL',
    });
    expect(match('Variation:{v:plain}', text)).toBeUndefined();
    expect(match('Variation:{v:plain}', 'Variation: Red, XL')).toEqual({ v: 'Red, XL' });
  });

  it('keeps the blanks inside a value', () => {
    expect(
      match('Select this order from {buyer} on {date}', 'Select this order from Ada B. Long on Nov 1, 2026'),
    ).toEqual({
      buyer: 'Ada B. Long',
      date: 'Nov 1, 2026',
    });
  });

  it('covers the whole text unless an end is freed', () => {
    expect(match('{n:digits}', '12 件')).toBeUndefined();
    expect(match('{n:digits}*', '12 件')).toEqual({ n: '12' });
    expect(match('*b', 'abb')).toEqual({});
  });

  it('finds nothing rather than an empty value', () => {
    expect(match('商家编码:{code}', '商家编码：')).toBeUndefined();
    expect(match('{title}商家编码:{code}', '商家编码：A')).toBeUndefined();
  });

  it('takes a wait in any of its spellings, and no more', () => {
    for (const wait of ['3 分钟', '1小时 2分钟', '2天'])
      expect(match('*已等待{wait:duration}*', `已等待 ${wait} 转接`)).toEqual({ wait });
  });

  it.each(['', '*', '{a}{b}', '*{a}', '{1}', '{a:nonsense}', 'a}b'])('refuses %j', (template) => {
    if (template === '*') expect(match(template, 'anything')).toEqual({});
    else expect(() => compileTemplate(template)).toThrow('template');
  });

  it('is linear: a long text of near misses takes no time to speak of', () => {
    const text = '订单号 '.repeat(20_000);
    const start = performance.now();
    expect(match('*订单号{a:digits}*订单号{b:digits}*', text)).toBeUndefined();
    expect(match('*订{a}单{b}号{c}X', text)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('gives back what was put in', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(match('<{a}|{b}>', `<${a}|${b}>`)).toEqual({ a, b });
      }),
    );
  });
});
