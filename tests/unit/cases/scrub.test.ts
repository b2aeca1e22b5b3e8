// Stand-ins and the scrubbing of one text, without a browser: consistent, of the original's form, and nothing else touched.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fakes } from '../../../scripts/lib/fakes.ts';
import { isFakeAddress, isFakeName, isFakePhone } from '../../../scripts/lib/known.ts';
import { findPersonal, holdsPersonalNumber } from '../../../scripts/lib/personal.ts';
import { scrubEncoded } from '../../../scripts/lib/scrub-encoded.ts';
import { type Kind, PROSE } from '../../../scripts/lib/scrub-patterns.ts';
import { Scrubber } from '../../../scripts/lib/scrub-text.ts';

const NOW = Date.parse('2026-11-21T14:30:00+08:00');
const fakes = () => new Fakes(NOW);
const knowing = (...known: [Kind, string][]) => {
  const scrubber = new Scrubber(NOW);
  scrubber.learnAll(known.map(([kind, value]) => ({ kind, value })));
  return (text: string) => scrubber.text(text, PROSE);
};

describe('stand-ins', () => {
  test('of one original are one, of two originals two', () => {
    const one = fakes();
    expect(one.name('诸葛明亮', 'person')).toBe(one.name('诸葛明亮', 'person'));
    expect(one.name('司马昭烈', 'person')).not.toBe(one.name('诸葛明亮', 'person'));
    expect(one.id('4417001122')).toBe(one.id('4417001122'));
  });

  test.each([
    '诸葛明亮',
    '제갈공명',
    'Marguerite Vandersloot',
    '诸**',
    'M***t',
    '제*명',
    'zhuge_kongming',
    'kong****',
  ])('%s becomes somebody of the lists, in its own script and mask', (original) => {
    const fake = fakes().name(original, /_|kong/.test(original) ? 'nickname' : 'person');
    expect(isFakeName(fake)).toBe(true);
    expect(isFakeName(original)).toBe(false);
    expect(fake.replace(/[^*]/g, '').length).toBe(original.replace(/[^*]/g, '').length);
  });

  test('keep prefix, date, length and dashes of an id', () => {
    const one = fakes();
    expect(one.id('SF1987654321012')).toMatch(/^SF\d{13}$/);
    expect(one.id('261121-510105746799533')).toMatch(/^261121-\d{15}$/);
    expect(one.id('114-7654321-1234567')).toMatch(/^\d{3}-\d{7}-\d{7}$/);
    expect(one.id('6920000000000000011A')).toMatch(/^\d{19}A$/);
  });

  test('of ids never have the shape of a phone or a card', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{10,19}$/), (digits) => {
        const fake = fakes().id(digits);
        expect(fake).toHaveLength(digits.length);
        expect(holdsPersonalNumber(fake)).toBe(false);
      }),
    );
  });

  test.each([
    '13912345678',
    '+86 139-1234-5678',
    '139****5678',
    '010-2345-6789',
    '0502-1234-5678',
    '+82 10 2345 6789',
    '(415) 867-5309',
    '+1 415-867-5309 ext. 10317',
    '+44 20 7123 4567',
    '07911 123456',
    '0571-88881234',
    '+358 40 1234567',
  ])('phone %s becomes one of a range for fiction, written alike', (phone) => {
    const fake = fakes().phone(phone);
    expect(isFakePhone(phone)).toBe(false);
    expect([fake, isFakePhone(fake)]).toEqual([fake, true]);
    expect(fake.replace(/\d/g, '0')).toBe(phone.replace(/\d/g, '0'));
  });

  test.each([
    '浙江省杭州市西湖区文三路90号东部软件园3幢502室',
    '서울특별시 강남구 테헤란로 152 강남타워 101동 502호',
    '1742 Crestwood Avenue Apt 4, Portland, OR 97201 United States',
  ])('address %s keeps its build and no place', (address) => {
    const fake = fakes().address(address);
    expect(isFakeAddress(address)).toBe(false);
    expect([fake, isFakeAddress(fake)]).toEqual([fake, true]);
    expect(fake.match(/\d+/g)?.map((n) => n.length)).toEqual(address.match(/\d+/g)?.map((n) => n.length));
  });
});

describe('a text', () => {
  test.each([
    ['spaced', '诸 葛 明 亮 你好'],
    ['full-width digits', '电话１３９１２３４５６７８'],
    ['with a country code', '+8613912345678'],
    ['with dashes', '139-1234-5678'],
    ['in base 64', `x=${Buffer.from('诸葛明亮 13912345678').toString('base64')}`],
  ])('loses what was learned, %s', (_, text) => {
    const made = knowing(['person', '诸葛明亮'], ['phone', '13912345678'])(text);
    expect(made).not.toBe(text);
    expect(made.normalize('NFKC').replace(/[\s-]/g, '')).not.toMatch(/诸葛明亮|13912345678|6K+45/);
  });

  test.each([
    '¥1234567.50',
    '2026-11-21 10:05:00',
    '20261121',
    '1795242000000',
    '共 3 件，合计 ¥129.00',
    '12345678元',
    '待发货',
    'btn-primary-large-2',
  ])('%s stays as it is', (text) => {
    expect(knowing()(text)).toBe(text);
  });

  test('a short message may be a word of the page: it stays where nobody read it', () => {
    expect(knowing(['sentence', '已发货'])('已发货')).toBe('已发货');
    expect(knowing(['sentence', '请把包裹放到物业前台'])('请把包裹放到物业前台')).not.toContain('物业');
  });

  test('a number within a longer one is another number', () => {
    expect(knowing(['id', '4417001'])('94417001')).not.toContain('4417001');
    expect(knowing(['id', 'b1001'])('b10012')).toBe('b10012');
  });

  test('percent signs, pluses and nesting are undone and done again', () => {
    const scrubber = new Scrubber(NOW);
    scrubber.learnAll([{ kind: 'person', value: 'Jolanda Brix' }]);
    const fake = scrubber.fakes.name('Jolanda Brix', 'person');
    expect(scrubEncoded(scrubber, '/u?n=Jolanda%20Brix&x=1', PROSE)).toBe(
      `/u?n=${encodeURIComponent(fake)}&x=1`,
    );
    expect(scrubEncoded(scrubber, '/u?n=Jolanda+Brix', PROSE)).toBe(`/u?n=${fake.replace(' ', '+')}`);
    const nested = `/go?to=${encodeURIComponent('/u?n=Jolanda%20Brix')}`;
    expect(decodeURIComponent(decodeURIComponent(scrubEncoded(scrubber, nested, PROSE)))).toBe(
      `/go?to=/u?n=${fake}`,
    );
  });

  test('after scrubbing by shape nothing personal is found in it but stand-ins', () => {
    const text = '收件人：诸葛明亮 13912345678 寄到浙江省杭州市西湖区文三路90号 a@b.com 11010519491231002X';
    const left = findPersonal(knowing()(text));
    expect(left.length).toBeGreaterThan(2);
    for (const { kind, raw } of left)
      expect([
        raw,
        kind === 'phone'
          ? isFakePhone(raw)
          : kind === 'name'
            ? isFakeName(raw)
            : kind === 'address'
              ? isFakeAddress(raw)
              : /@example\./.test(raw),
      ]).toEqual([raw, true]);
  });
});
