// Parsers: each is a validator too. What it does not know for certain it does not give.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParserName } from '../../../lib/model/marketplace.ts';
import { parseMoney, parserOf } from '../../../lib/reading/parsers.ts';
import { parseDate, parseElapsed } from '../../../lib/reading/time.ts';
import { SITE } from './site.ts';

const COMMA = { decimal: '.', group: ',' } as const;
const DOT = { decimal: ',', group: '.' } as const;
const parse = (name: ParserName, raw: string) =>
  parserOf(name, SITE)(raw, Date.parse('2026-11-21T06:30:00Z'));

describe('money', () => {
  it.each([
    ['¥1,234.50', COMMA, 'CNY', '1234.50', 'CNY'],
    ['￥39.80', COMMA, 'CNY', '39.80', 'CNY'],
    ['39.80元', COMMA, 'CNY', '39.80', 'CNY'],
    ['₩12,000', COMMA, 'USD', '12000', 'KRW'],
    ['12.000,50 €', DOT, 'EUR', '12000.50', 'EUR'],
    ['US$1,204.50', COMMA, 'CNY', '1204.50', 'USD'],
    ['-¥5.00', COMMA, 'CNY', '-5.00', 'CNY'],
    ['¥-5.00', COMMA, 'CNY', '-5.00', 'CNY'],
    ['USD 5', COMMA, 'CNY', '5', 'USD'],
    ['１２.５０', COMMA, 'CNY', '12.50', 'CNY'],
    ['39.80', COMMA, 'CNY', '39.80', 'CNY'],
  ] as const)('%s', (raw, numbers, own, amount, currency) => {
    expect(parseMoney(raw, numbers, own)).toEqual({ amount, currency });
  });

  it.each([
    ['a price range', '¥19.90-29.90', COMMA, 'CNY'],
    ['two amounts', '2 39.80', COMMA, 'CNY'],
    ['a count of pieces', '共2件', COMMA, 'CNY'],
    ['a price from which it starts', '¥19.90起', COMMA, 'CNY'],
    ['a decimal comma on a site with decimal points', '16,32 $', COMMA, 'USD'],
    ['a decimal point on a site with decimal commas', '1234.50 €', DOT, 'EUR'],
    ['dollars where nobody pays in dollars', '$5', COMMA, 'CNY'],
    ['yen signs on a Korean site', '¥5', COMMA, 'KRW'],
    ['groups of two', '1,23,456', COMMA, 'CNY'],
    ['groups as a country with decimal points writes them', '₫12,500', DOT, 'VND'],
    ['groups as a country with decimal commas writes them', 'Rp12.500', COMMA, 'IDR'],
    ['text', '免费', COMMA, 'CNY'],
  ] as const)('does not take %s for an amount', (_what, raw, numbers, own) => {
    expect(parseMoney(raw, numbers, own)).toBeUndefined();
  });

  it('reads every amount it could have written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const shown = `¥${whole.toLocaleString('en-US')}.${String(cents).padStart(2, '0')}`;
        expect(parseMoney(shown, COMMA, 'CNY')).toEqual({
          amount: `${whole}.${String(cents).padStart(2, '0')}`,
          currency: 'CNY',
        });
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    ['2026-11-21 10:05:00', 'Asia/Shanghai', 'ymd', '2026-11-21T10:05:00+08:00'],
    ['2026年09月08日 17:30:17', 'Asia/Shanghai', 'ymd', '2026-09-08T17:30:17+08:00'],
    ['2026. 11. 21. 오후 2:05', 'Asia/Seoul', 'ymd', '2026-11-21T14:05:00+09:00'],
    ['2026.11.21(토) 14:05', 'Asia/Seoul', 'ymd', '2026-11-21T14:05:00+09:00'],
    ['Nov 21, 2026, 10:18:49 PM', 'UTC', 'mdy', '2026-11-21T22:18:49+00:00'],
    ['Sat, 21 Nov 2026 at 9:05 am', 'Europe/London', 'dmy', '2026-11-21T09:05:00+00:00'],
    ['03/04/2026 12:00', 'America/New_York', 'mdy', '2026-03-04T12:00:00-05:00'],
    ['03/04/2026 12:00', 'Europe/Paris', 'dmy', '2026-04-03T12:00:00+02:00'],
    ['Jul 1, 2026 10:00 AM PDT', 'America/Los_Angeles', 'mdy', '2026-07-01T10:00:00-07:00'],
    ['2026-11-21T02:05:00Z', 'Asia/Shanghai', 'ymd', '2026-11-21T10:05:00+08:00'],
    ['2026-11-21 02:05:00 UTC', 'Asia/Shanghai', 'ymd', '2026-11-21T10:05:00+08:00'],
    ['2026-11-21 10:05:00 +09:00', 'Asia/Shanghai', 'ymd', '2026-11-21T09:05:00+08:00'],
  ] as const)('%s in %s', (raw, zone, order, iso) => {
    expect(parseDate(raw, zone, order)).toBe(iso);
  });

  it.each([
    ['without a clock time', '2026-11-21'],
    ['without a year', '11-21 10:05'],
    ['with a year of two digits', '11/21/26, 10:18 PM'],
    ['in relative words', '3 小时前'],
    ['that is two times', '2026-01-01 10:00:00承诺发货时间：2026-01-03 10:00:00'],
    ['with the clock of another date', '2026-01-01 承诺发货时间：2026-01-03 10:00:00'],
    ['that no calendar has', '2026-02-30 10:00'],
    ['that no clock shows', '2026-02-20 25:00'],
    ["in a zone that is not the shop's", '2026-11-21 10:05 PDT'],
  ])('a time %s is no time', (_what, raw) => {
    expect(parseDate(raw, 'Asia/Shanghai', 'ymd')).toBeUndefined();
  });

  it('keeps the hour a clock showed on the days it was put forward and back', () => {
    expect(parseDate('2026-03-08 03:30', 'America/New_York', 'ymd')).toBe('2026-03-08T03:30:00-04:00');
    expect(parseDate('2026-11-01 03:30', 'America/New_York', 'ymd')).toBe('2026-11-01T03:30:00-05:00');
  });

  it('gives back every minute of a year', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('2024-01-01T00:00Z'),
          max: new Date('2027-12-31T23:59Z'),
          noInvalidDate: true,
        }),
        (date) => {
          const minute = new Date(Math.floor(date.getTime() / 60_000) * 60_000);
          const shown = new Date(minute.getTime() + 8 * 3_600_000)
            .toISOString()
            .slice(0, 16)
            .replace('T', ' ');
          expect(Date.parse(parseDate(shown, 'Asia/Shanghai', 'ymd')!)).toBe(minute.getTime());
        },
      ),
    );
  });

  it('counts a wait back from now', () => {
    expect(parse('elapsed', '已等待 3 分钟')).toBe('2026-11-21T14:27:00+08:00');
    expect(parseElapsed('1小时 2分钟')).toBe(3720);
    expect(parseElapsed('2h 5m')).toBe(7500);
    expect(parseElapsed('3시간 전')).toBe(10_800);
  });

  it('does not take a date, a message or a count for a wait', () => {
    expect(parseElapsed('2026年09月08日')).toBeUndefined();
    expect(parseElapsed('5 messages')).toBeUndefined();
    expect(parseElapsed('3 分 2 件')).toBeUndefined();
  });
});

describe('other parsers', () => {
  it.each([
    ['quantity', 'x2', 2],
    ['quantity', '×1,204', 1204],
    ['quantity', '3 件', 3],
    ['quantity', '39.80', undefined],
    ['quantity', '2工具 88', undefined],
    ['id', 'ABC-1 红', 'ABC-1 红'],
    ['id', '*', undefined],
    ['order-id', '3306000000000000001', '3306000000000000001'],
    ['order-id', '３３０６', '3306'],
    ['order-id', '3306 创建时间', undefined],
    ['masked-name', '牛**', '牛**'],
    ['masked-name', 'E***E', 'E***E'],
    ['masked-name', '号码保护订单', undefined],
    ['timed-text', 'às 14:0514:06', 'às 14:05'],
    ['timed-text', 'ok 14:06', 'ok'],
    ['timed-text', '14:06', null],
    ['timed-text', 'ok', undefined],
    ['phone', '138****0000', '138****0000'],
    ['phone', '+1 213-555-0142 ext. 10317', '+1 213-555-0142 ext. 10317'],
    ['phone', '查看手机号', undefined],
    ['rating', '4.5', 4.5],
    ['rating', '4 out of 5 stars', 4],
    ['rating', '10', undefined],
    ['flag', '1', 'red'],
    ['flag', '9', undefined],
    ['status', ' 已付款 ', 'paid'],
    ['status', '已付款详情', undefined],
    ['bracket', '红色 [SKU-1]', 'SKU-1'],
    ['epoch-ms', '1795242000000', '2026-11-21T14:20:00+08:00'],
    ['epoch-ms', '1795242000', undefined],
    ['digits', '12a', undefined],
  ] as const)('%s of %j', (name, raw, value) => {
    expect(parse(name, raw)).toEqual(value);
  });
});
