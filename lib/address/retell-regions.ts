// Divisions of China and Korea in a message, beside the order's.
import { compareRegionCn, readRegionCn } from './cn-regions.ts';
import { compareRegionKr, readRegionKr } from './kr-regions.ts';
import { type OrderText, sign } from './retell-order.ts';

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
    return { mark: `<R${sign[compareRegionCn(order.region, text.slice(at, found.end))]}>`, end: found.end };
  }
  if (order.country !== 'KR' || /[가-힣]/u.test(text[at - 1] ?? '')) return undefined;
  const found = readRegionKr(`${text} `, at);
  if (!found || found.end - at < 2) return undefined;
  if (!order.region) return { mark: '<R+>', end: found.end };
  return { mark: `<R${sign[compareRegionKr(order.region, text.slice(at, found.end))]}>`, end: found.end };
}
