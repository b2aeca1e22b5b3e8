// Which reader speaks for a country. A country that is not listed has none: its addresses are never said to agree.
import { chinaReader } from './cn.ts';
import { japanReader } from './jp.ts';
import { koreaReader } from './kr.ts';
import type { Reader } from './reader.ts';
import { byTokens } from './tokens.ts';
import { west, westernCountries } from './west.ts';

const aliases: Record<string, string> = {
  CHN: 'CN',
  CHINA: 'CN',
  中国: 'CN',
  KOR: 'KR',
  KOREA: 'KR',
  'SOUTH KOREA': 'KR',
  대한민국: 'KR',
  한국: 'KR',
  USA: 'US',
  'UNITED STATES': 'US',
  UK: 'GB',
  GBR: 'GB',
  ENG: 'GB',
  'UNITED KINGDOM': 'GB',
  JPN: 'JP',
  JAPAN: 'JP',
  HKG: 'HK',
  'HONG KONG': 'HK',
  MAC: 'MO',
  MACAU: 'MO',
  TWN: 'TW',
  TAIWAN: 'TW',
  CAN: 'CA',
  CANADA: 'CA',
  AUS: 'AU',
  AUSTRALIA: 'AU',
  DEU: 'DE',
  GERMANY: 'DE',
  FRA: 'FR',
  FRANCE: 'FR',
  SGP: 'SG',
  SINGAPORE: 'SG',
};

/** ISO 3166 two letters, upper case; the usual other spellings are understood. */
export function countryCode(country: string | undefined): string {
  const code = (country ?? '').trim().toUpperCase();
  return aliases[code] ?? code;
}

const chinese = new Set(['CN', 'HK', 'MO', 'TW']);

export const readers: Reader[] = [chinaReader, koreaReader, west('US')];

const latin = (text: string) =>
  /\p{Script=Latin}{2}/u.test(text) && (text.match(/[^\P{L}\p{Script=Latin}]/gu)?.length ?? 0) === 0;

/**
 * The reader of a country, by the letters a text is written in: Hong Kong uses two kinds, Chinese and Korean addresses
 * are written in Latin letters too, and a country that is not said shows in them. Undefined = nobody here reads it.
 */
export function readerFor(country: string, text: string): Reader | undefined {
  if (chinese.has(country)) {
    if (country === 'HK' && !/[\u4e00-\u9fff]/u.test(text)) return west('HK');
    return chinaReader;
  }
  if (country === 'KR') return koreaReader;
  if (country === 'JP' && !latin(text)) return japanReader;
  if (westernCountries.has(country)) return west(country);
  if (latin(text)) return byTokens(country);
  if (country) return undefined;
  if (/\p{Script=Hangul}/u.test(text)) return koreaReader;
  return /[\u4e00-\u9fff]/u.test(text) && !/[\u3040-\u30ff]/u.test(text) ? chinaReader : undefined;
}

/** The reader of a country for an order: its address may be written in Latin letters though its buyers write others. */
export function readerOf(country: string, order: string): Reader | undefined {
  const romanised = (chinese.has(country) && country !== 'HK') || country === 'KR';
  return romanised && latin(order) && /\d/.test(order) ? byTokens(country) : readerFor(country, order);
}
