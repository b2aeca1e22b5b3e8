import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REMARK_REASONS } from '../../../lib/model/entries.ts';
import {
  appendRemark,
  composeRemark,
  measure,
  measureTag,
  parseRemark,
  type Remark,
  remarkTime,
  tidy,
} from '../../../lib/records/remark.ts';

const at = Date.parse('2025-11-21T14:32:00+08:00');
const shop = { agent: '07', at, zone: 'Asia/Shanghai' } as const;
const compose = (remark: Partial<Remark>) =>
  composeRemark({ reason: 'address', locale: 'zh-CN', ...shop, ...remark });

describe('composing', () => {
  it('is one line in the language of the agent, at the time of the shop', () => {
    expect(compose({ from: '静安路1号', to: '静安路2号' })).toBe(
      '[地址] 静安路1号 → 静安路2号 / #07 / 11-21 14:32',
    );
    expect(compose({ reason: 'gift', to: '카드 1장', locale: 'ko', zone: 'Asia/Seoul' })).toBe(
      '[사은품] → 카드 1장 / #07 / 11-21 15:32',
    );
    expect(compose({ reason: 'other', note: 'call first', locale: 'en', zone: 'UTC' })).toBe(
      '[Other] call first / #07 / 11-21 06:32',
    );
    expect(compose({ from: 'Unit 3', to: 'Unit 5', note: 'ring twice', locale: 'en' })).toBe(
      '[Address] Unit 3 → Unit 5 / ring twice / #07 / 11-21 14:32',
    );
  });

  it('leaves slashes, dashes and brackets inside a value as people write them', () => {
    expect(compose({ from: '3/18 Wharf Rd', to: '[B] 5/F, A-1' })).toBe(
      '[地址] 3/18 Wharf Rd → [B] 5/F, A-1 / #07 / 11-21 14:32',
    );
  });

  it('never breaks the line', () => {
    expect(compose({ to: 'a\nb\r\nc\rd' })).toBe('[地址] → a↵b↵c\\rd / #07 / 11-21 14:32');
  });

  it('midnight is 00, and a year does not matter', () => {
    expect(remarkTime(Date.parse('2026-01-01T00:05:00+09:00'), 'Asia/Seoul')).toBe('01-01 00:05');
  });
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '/',
          ' / ',
          '／',
          '→',
          ' → ',
          '->',
          '=>',
          '⇒',
          '-',
          '>',
          '＞',
          '\\',
          '\n',
          '\r',
          '\r\n',
          '↵',
          '#',
          '＃',
          '#07',
          'r',
        ],
        ...[
          '[',
          ']',
          '[地址]',
          '【Gift】',
          '11-21 14:32',
          '/ #07 / 11-21 14:32',
          '/#7/1-2 3:04',
          ' ',
          '\u3000',
          '地',
          '🎁',
          ':',
        ],
      ),
      { maxLength: 20 },
    )
    .map((pieces) => pieces.join('')),
);
const anyRemark = fc.record({
  reason: fc.constantFrom(...REMARK_REASONS),
  from: fc.option(nasty, { nil: undefined }),
  to: fc.option(nasty, { nil: undefined }),
  note: fc.option(nasty, { nil: undefined }),
  agent: nasty,
  at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  zone: fc.constantFrom('Asia/Shanghai', 'Asia/Seoul', 'America/New_York', 'UTC'),
  locale: fc.constantFrom('zh-CN' as const, 'ko' as const, 'en' as const),
});
const asRead = (x: Remark) => {
  const [from, to, note] = [tidy(x.from), tidy(x.to), tidy(x.note)];
  return {
    kind: 'line',
    reason: x.reason,
    ...(from && { from }),
    ...(to && { to }),
    ...(note && { note }),
    agent: tidy(x.agent) ?? '',
    time: remarkTime(x.at, x.zone),
  };
};

describe('the law of the grammar', () => {
  it('what is composed is read back as it was, whatever the values hold', () => {
    fc.assert(
      fc.property(anyRemark, (x) => {
        const line = composeRemark(x);
        expect(line).not.toMatch(/[\r\n]/);
        expect(parseRemark(line)).toEqual([asRead(x)]);
      }),
      { numRuns: 3000 },
    );
  });

  it('several lines are read back in order, also when the page ran them together', () => {
    fc.assert(
      fc.property(fc.array(anyRemark, { minLength: 1, maxLength: 4 }), (all) => {
        const read = all.map(asRead);
        const lines = all.map(composeRemark);
        expect(parseRemark(lines.reduce(appendRemark, '')).slice(-1)).toEqual(read.slice(-1));
        expect(parseRemark(lines.join('\n'))).toEqual(read);
        expect(parseRemark(lines.join(' '))).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });

  it('reading never throws and keeps free words', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => {
        const lines = parseRemark(text);
        if (text.trim()) expect(lines.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads a very long text of blanks and brackets in no time', () => {
    const start = performance.now();
    for (const piece of ['[ ', '[', ' ', '/ ', '/ # ', '[Gift] ', '→', '\\', '/#/1'])
      parseRemark(piece.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('reading colleagues', () => {
  const line = { kind: 'line', reason: 'address', from: 'A', to: 'B', agent: '12', time: '11-02 09:05' };
  it.each([
    '[地址] A → B / #12 / 11-02 09:05',
    '【地址】A->B/#12/11-2 9:05',
    '［주소］ A => B ／ ＃12 ／ 11-02 09：05',
    '[ ADDRESS ]A⇒B / # 12 / 11/02 09:05',
    '  [address]   A   →   B   /  #12  /  11-02   09:05  ',
  ])('%s', (text) => {
    expect(parseRemark(text)).toEqual([line]);
  });

  it('keeps what is not the grammar as it was written, in its place', () => {
    const text = '[赠品] 无 → 杯刷×1 / #12 / 11-21 10:44\n麻烦多包一层\n[地址] A → B / #12 / 11-02 09:05';
    const gift = { kind: 'line', reason: 'gift', from: '无', to: '杯刷×1', agent: '12', time: '11-21 10:44' };
    const words = { kind: 'free', text: '麻烦多包一层' };
    expect(parseRemark(text)).toEqual([gift, words, line]);
    expect(parseRemark(text.replaceAll('\n', ' '))).toEqual([gift, words, line]);
  });

  it.each([
    '[备忘] A → B / #12 / 11-02 09:05',
    '[地址] A → B / #12',
    '[地址] A → B / 11-02 09:05',
    '[地址] A → B / #12 / 13-02 09:05',
    '[地址] A → B / #12 / 11-02 24:05',
    'C:\\new\\red → x',
  ])('%s is free text', (text) => {
    expect(parseRemark(text)).toEqual([{ kind: 'free', text }]);
  });

  it('an empty remark has no lines', () => {
    expect(parseRemark(' \n \r\n')).toEqual([]);
  });
});

describe('putting it below', () => {
  const line = compose({ to: 'B' });
  it('leaves what stands there untouched, above', () => {
    expect(appendRemark('多包一层', line)).toBe(`多包一层\n${line}`);
    expect(appendRemark('多包一层 \n', line)).toBe(`多包一层 \n${line}`);
    expect(appendRemark('', line)).toBe(line);
  });

  it('a second press does nothing, and an older same line is no reason to stay silent', () => {
    fc.assert(
      fc.property(nasty, anyRemark, (existing, x) => {
        const added = composeRemark(x);
        const once = appendRemark(existing, added);
        expect(appendRemark(once, added)).toBe(once);
        expect(once.endsWith(added)).toBe(true);
        if (existing.trim()) expect(once.startsWith(existing.trimEnd())).toBe(true);
      }),
    );
    expect(appendRemark(`${line}\nlater`, line)).toBe(`${line}\nlater\n${line}`);
    expect(appendRemark(`free ${line}`, line)).toBe(`free ${line}`);
  });
});

describe('measuring', () => {
  it('counts bytes as UTF-8 and characters as code points', () => {
    expect(measure('a缺🎁é', { unit: 'bytes', max: 8 })).toEqual({ used: 10, max: 8, over: 2 });
    expect(measure('a缺🎁é', { unit: 'characters', max: 4 })).toEqual({ used: 4, max: 4, over: 0 });
  });

  it('agrees with the encoder on every string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(measure(text, { unit: 'bytes', max: 1 }).used).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });

  it('a flag name is held to the limit of the site, where there is one', () => {
    expect(measureTag('改地址了', 3)?.over).toBe(1);
    expect(measureTag(' 改地址 ', 3)?.over).toBe(0);
    expect(measureTag('改地址了', undefined)).toBeUndefined();
  });
});
