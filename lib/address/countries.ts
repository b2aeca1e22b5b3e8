// Which reader speaks for a country. A country that is not listed has none: its addresses are never said to agree.
import { chinaReader } from './cn.ts';
import { koreaReader } from './kr.ts';
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

export const readers: Reader[] = [chinaReader, koreaReader, west('US')];

/** The reader of a country, by the letters the text is written in where two are used (Hong Kong). */
export function readerFor(country: string, text: string): Reader | undefined {
  if (chinese.has(country))
    return country === 'HK' && !/[\u4e00-\u9fff]/u.test(text) ? west('HK') : chinaReader;
  if (country === 'KR') return koreaReader;
  return westernCountries.has(country) ? west(country) : undefined;
}
