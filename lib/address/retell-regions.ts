// Divisions of China and Korea in a message, beside the order's.
import { compareRegionCn, readRegionCn } from './cn-regions.ts';
import type { Place } from './gazetteer.ts';
import { compareRegionKr, readRegionKr } from './kr-regions.ts';
import { type OrderText, sign } from './retell-order.ts';
import type { Outcome } from './types.ts';

/** The division that begins at a place, if it is surely one. */
export function regionAt(
  text: string,
  at: number,
  order: OrderText,
): { mark: string; end: number } | undefined {
  if (/[\u4e00-\u9fff]/u.test(text[at]!)) {
    if (order.country !== 'CN') return undefined;
    const found = readRegionCn(text, at);
    if (!found || found.end - at < 2) return undefined;
    if (!order.region) return { mark: '<R+>', end: found.end };
    const said = text.slice(at, found.end);
    return marked(compareRegionCn(order.region, said), found, said, order);
  }
  if (order.country !== 'KR' || /[가-힣]/u.test(text[at - 1] ?? '')) return undefined;
  // 음성으로 쳐서: by voice, and no county.
  if (/^음성(?:으로|인식|메시지|입력|변환|이라)/u.test(text.slice(at))) return undefined;
  const found = readRegionKr(`${text} `, at);
  if (!found || found.end - at < 2) return undefined;
  if (!order.region) return { mark: '<R+>', end: found.end };
  const said = text.slice(at, found.end);
  return marked(compareRegionKr(order.region, said), found, said, order);
}

interface Found {
  names: number;
  end: number;
  candidates: Place[];
}

/** A city with its district says more than a town alone. */
function marked(met: Outcome, found: Found, said: string, order: OrderText) {
  const { names, end, candidates } = found;
  if (met === 'agree' && names > 1) return { mark: '<R==>', end };
  // A province alone contradicts nothing of its town; 鼓楼区 beside ***鼓楼区 is what shows.
  const wide = candidates.every((place) => !place[1]);
  const at = order.text.indexOf(said);
  const shown = said.length > 2 && at > 0 && order.text[at - 1] === '*';
  // 朝阳 beside 朝阳区 of Beijing is no other town.
  const stem = met === 'differ' && said.length === 2 && order.region.includes(said);
  return { mark: stem || (met === 'unknown' && (wide || shown)) ? '<R>' : `<R${sign[met]}>`, end };
}

/** Whether the order's own division is one of which there are no two. */
export function onePlace({ region, country }: OrderText): boolean {
  const found =
    country === 'CN' ? readRegionCn(region, 0) : country === 'KR' ? readRegionKr(`${region} `, 0) : undefined;
  return found?.candidates.length === 1;
}
