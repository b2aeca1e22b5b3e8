// Addresses of many countries in a buyer's talk. The same one agrees, however the talk goes around it; one with a digit
// changed never does; of an old one and a new one, the new one counts. The few that cannot be told yet are counted.
import { describe, expect, it } from 'vitest';
import { compareAddress } from '../../../lib/address/index.ts';
import { WRITTEN } from './written.ts';

type Letters = 'han' | 'hangul' | 'latin';
const lettersOf = (text: string): Letters =>
  /[가-힣]/u.test(text) ? 'hangul' : /[\u4e00-\u9fff]/u.test(text) ? 'han' : 'latin';

const talk: Record<Letters, string[]> = {
  han: ['A', '麻烦寄到A，谢谢', '亲，地址改成A', '请问地址是A对吗'],
  hangul: ['A', 'A로 보내주세요', '안녕하세요 A 입니다', '주소 확인해주세요 A'],
  latin: ['A', 'Please ship to A, thanks', 'Hi, can you confirm the address: A?', 'A is correct'],
};
const moves: Record<Letters, string[]> = {
  han: [
    'OLD改成NEW',
    '不要寄OLD，寄NEW',
    '旧地址：OLD\n新地址：NEW',
    '发到NEW，别发OLD了',
    'NEW才是对的，OLD是以前的',
  ],
  hangul: ['OLD에서 NEW로 변경해주세요', '기존 주소: OLD\n새 주소: NEW', 'OLD 말고 NEW로 보내주세요'],
  latin: [
    'Please change OLD to NEW',
    'Ship to NEW instead of OLD',
    'OLD is wrong, please use NEW',
    'It should be NEW, not OLD',
  ],
};

const ask = (country: string, order: string, message: string) =>
  compareAddress({ order: { address: order }, message, country }).verdict;

describe('an address as it is written', () => {
  it('agrees with itself, whatever is said around it', { timeout: 180_000 }, () => {
    const missed = WRITTEN.flatMap(([country, address]) =>
      talk[lettersOf(address)]
        .map((around) => around.replace('A', address))
        .filter((message) => ask(country, address, message) !== 'agree'),
    );
    expect(missed).toEqual([]);
  });

  it('never agrees when a digit of it is another', { timeout: 180_000 }, () => {
    const blind: string[] = [];
    let told = 0;
    let all = 0;
    for (const [country, address] of WRITTEN) {
      const around = talk[lettersOf(address)];
      for (const { index } of address.matchAll(/\d/g)) {
        const other =
          address.slice(0, index) + ((Number(address[index]) + 1) % 10) + address.slice(index + 1);
        const message = around[index % around.length]!.replace('A', other);
        const verdict = ask(country, address, message);
        all++;
        if (verdict === 'agree') blind.push(message);
        if (verdict === 'differ') told++;
      }
    }
    expect(blind).toEqual([]);
    expect(told / all).toBeGreaterThan(0.98);
  });

  it('is not the one that is left for another', { timeout: 180_000 }, () => {
    const blind: string[] = [];
    let right = 0;
    let all = 0;
    WRITTEN.forEach(([country, address], i) => {
      const like = WRITTEN.filter(
        ([c, a]) => c === country && a !== address && lettersOf(a) === lettersOf(address),
      );
      moves[lettersOf(address)].forEach((move, k) => {
        const other = like[(i + k) % like.length]?.[1];
        if (!other) return;
        const said = (from: string, to: string) => move.replace('OLD', from).replace('NEW', to);
        const away = ask(country, address, said(address, other));
        const back = ask(country, address, said(other, address));
        all += 2;
        right += Number(away === 'differ') + Number(back === 'agree');
        if (away === 'agree') blind.push(said(address, other));
      });
    });
    expect(blind).toEqual([]);
    expect(right / all).toBeGreaterThan(0.98);
  });
});
