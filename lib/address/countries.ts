// Which reader speaks for a country. A country that is not listed has none: its addresses are never said to agree.
import { china_ } from './cn.ts';
import { korea } from './kr.ts';
import type { Reader } from './reader.ts';
import { west, westernCountries } from './west.ts';

const aliases: Record<string, string> = {
  CHN: 'CN',
  CHINA: 'CN',
  KOR: 'KR',
  KOREA: 'KR',
  USA: 'US',
  UK: 'GB',
  GBR: 'GB',
  ENG: 'GB',
};

/** ISO 3166 two letters, upper case; the usual other spellings are understood. */
export function countryCode(country: string | undefined): string {
  const code = (country ?? '').trim().toUpperCase();
  return aliases[code] ?? code;
}

const chinese = new Set(['CN', 'HK', 'MO', 'TW']);

export const readers: Reader[] = [china_, korea, west('US')];

/** The reader of a country, by the letters the text is written in where two are used (Hong Kong). */
export function readerFor(country: string, text: string): Reader | undefined {
  if (chinese.has(country)) return country === 'HK' && !/[\u4e00-\u9fff]/u.test(text) ? west('HK') : china_;
  if (country === 'KR') return korea;
  return westernCountries.has(country) ? west(country) : undefined;
}
