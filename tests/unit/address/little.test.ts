// What says next to nothing: a lone city, the tail of a phone, a surname. It is said, it proves nothing, it prompts
// nobody, and it takes nothing back of an address written before it; a plain contradiction does all of that.
import { describe, expect, it } from 'vitest';
import { compareAddress } from '../../../lib/address/index.ts';
import { readPair } from '../../../lib/address/read-pair.ts';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import rule from '../../../lib/rules/address-changed.ts';
import { checkAddress } from '../../../lib/worker/addressCheck.ts';
import { judge, knows, order, talk } from '../rules/world.ts';
import { TALK_CN, TALK_KR, TALK_US, WISHES } from './talk.ts';

const ship = {
  name: '贺示例',
  phone: '13900000711',
  address: '湖南省长沙市岳麓区桐梓坡路188号金茂悦府6栋2单元1704',
  masked: false,
};
const site = { id: 'taobao', currency: 'CNY', policy: {} } as unknown as Marketplace;
const page = (...lines: Parameters<typeof talk>) => ({
  ...talk(...lines),
  orders: [order({ orderId: 'A1', buyer: { id: 'B1' }, ship })],
});
const check = (...lines: Parameters<typeof talk>) => checkAddress(page(...lines), 'A1', site);
const prompts = (...lines: Parameters<typeof talk>) =>
  judge(rule, { facts: page(...lines), records: knows({ check: check(...lines) }), policy: {} });

describe('a little that fits', () => {
  it.each(['我在长沙', '岳麓区那个地址', '姓贺', '桐梓坡路那边', '放丰巢吧'])(
    'is unknown and says so: %s',
    (message) => {
      const found = readPair({ order: ship, message, country: 'CN' });
      expect(found).toMatchObject({ verdict: 'unknown' });
      expect(Object.values(found.parts)).not.toContain('differ');
      expect(prompts(['buyer', message, '10:40'])).toEqual([]);
    },
  );

  it.each(['能发长沙吗', '长沙包邮吗', '我朋友也在长沙', '明天能到不'])(
    'is none where it is a question or talk: %s',
    (message) => {
      expect(readPair({ order: ship, message, country: 'CN' }).verdict).toBe('none');
    },
  );

  it('agrees by the last digits of the phone, and is still little', () => {
    expect(readPair({ order: ship, message: '尾号0711', country: 'CN' })).toMatchObject({
      verdict: 'agree',
      little: true,
      parts: { phone: 'agree' },
    });
  });

  it('takes nothing back of an address written before', () => {
    const moved = '改寄到长沙市岳麓区桐梓坡路198号金茂悦府6栋2单元1704';
    const later = check(
      ['buyer', moved, '10:40'],
      ['buyer', '我在长沙', '10:41'],
      ['buyer', '尾号0711', '10:42'],
    );
    expect(later).toMatchObject({ verdict: 'differ', parts: { street: 'differ' } });
    expect(prompts(['buyer', moved, '10:40'], ['buyer', '我在长沙', '10:41'])).toHaveLength(1);
  });

  it('is what there is to show where nothing else was said', () => {
    expect(check(['buyer', '我在长沙', '10:40'])).toMatchObject({ verdict: 'unknown' });
  });
});

describe('two addresses and no word which one counts', () => {
  const other = '湖南省长沙市天心区湘江中路36号华远华中心2栋1808';
  const both = (...more: string[]) =>
    compareAddress({ order: ship, message: [ship.address, other, ...more].join('\n'), country: 'CN' });

  it('cannot be told, and no row of them says otherwise', () => {
    const found = both();
    expect(found.verdict).toBe('unknown');
    expect(found.rows.map(({ verdict }) => verdict)).not.toContain('differ');
  });

  it('differ all the same where the phone beside them is another', () => {
    expect(both('13900000799').verdict).toBe('differ');
  });
});

describe('a wish without an address', () => {
  it.each(WISHES)('cannot be told, and takes nothing back: %s %s', (country, message) => {
    expect(readPair({ order: ship, message, country })).toMatchObject({
      verdict: 'unknown',
      little: true,
    });
  });

  it.each([
    ['CN', '能不能发到公司去'],
    ['KR', '집 앞에 놓아주세요'],
    ['US', 'can I change delivery to my work address?'],
    ['US', 'leave it at the front desk'],
  ])('is none where it is only asked, or where it shall be left: %s %s', (country, message) => {
    expect(readPair({ order: ship, message, country }).verdict).toBe('none');
  });
});

describe('a little that contradicts', () => {
  it.each([
    ['寄到株洲吧', 'region'],
    ['尾号0117', 'phone'],
    ['麻烦写刘女士收', 'name'],
    ['不是桐梓坡路，是枫林三路', 'street'],
  ] as const)('differs and prompts: %s', (message, part) => {
    const found = readPair({ order: ship, message, country: 'CN' });
    expect([found.verdict, found.parts[part]]).toEqual(['differ', 'differ']);
    expect(prompts(['buyer', message, '10:40'])).toHaveLength(1);
  });
});

describe('Japan', () => {
  const home = { name: '鈴木 見本', address: '神奈川県横浜市中区本町3丁目8番2号 ベイコート1204号室' };
  it.each([
    ['横浜市中区本町3-8-2 ベイコート1204', 'agree'],
    ['横浜市中区本町３－８－２　ベイコート１２０４号室です', 'agree'],
    ['横浜市中区本町3-8-3 ベイコート1204', 'differ'],
    ['横浜市中区本町3-8-2 ベイコート1205', 'differ'],
    ['部屋番号は1402です', 'differ'],
    ['川崎市中区本町3-8-2', 'differ'],
    ['いつ発送されますか？', 'none'],
  ])('%s', (message, verdict) => {
    expect(readPair({ order: home, message, country: 'JP' }).verdict).toBe(verdict);
  });

  it('never agrees with a changed digit', () => {
    const said = '横浜市中区本町3-8-2 ベイコート1204';
    for (const { index } of said.matchAll(/\d/g)) {
      const other = said.slice(0, index) + ((Number(said[index]) + 1) % 10) + said.slice(index + 1);
      expect([other, readPair({ order: home, message: other, country: 'JP' }).verdict]).not.toContain(
        'agree',
      );
    }
  });
});

describe('talk', () => {
  it.each([
    [
      'CN',
      { name: '李雨桐', phone: '13800000001', address: '浙江省杭州市西湖区文三路478号华星时代广场A座1203室' },
      TALK_CN,
    ],
    [
      'KR',
      {
        name: '정하은',
        phone: '010-0000-0417',
        address: '인천광역시 연수구 송도과학로 32, 송도테크노파크 205동 804호',
      },
      TALK_KR,
    ],
    [
      'US',
      {
        name: 'Daniel Brooks',
        phone: '+1 555 0188',
        address: '45 North Main Street, Suite 200, Concord, New Hampshire 03301',
      },
      TALK_US,
    ],
  ] as const)('holds nothing to compare: %s', (country, ship, talks) => {
    const alarms = talks.filter((message) => readPair({ order: ship, message, country }).verdict !== 'none');
    expect(talks.length).toBeGreaterThan(30);
    expect(alarms).toEqual([]);
  });
});
