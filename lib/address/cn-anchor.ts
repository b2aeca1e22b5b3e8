// A Chinese address known by the order: where none was sighted, names of the order's own (its estate, its road) beside a
// numbered step show where the buyer wrote one; a district of the order's beside a phone is one too.
import { isUnit, tokensCn } from './cn-detail.ts';
import { regionFrom } from './cn-parts.ts';
import { consume } from './cn-sight.ts';
import type { Sighted } from './cues.ts';
import { type Folded, piece } from './fold.ts';
import { labelledNames } from './names.ts';
import { blank } from './reader.ts';

const numberBefore = /[\d零〇一二两三四五六七八九十百千]{1,7}号$/u;

export function anchoredCn(
  f: Folded,
  phones: { start: number; end: number }[],
  sighted: Sighted[],
  order: Folded,
): Sighted[] {
  if (f.text.length > 200) return sighted;
  if (sighted.length) {
    const beside =
      sighted.length === 1 && !sighted[0]!.parts.unit ? doorBeside(f, sighted[0]!, order) : undefined;
    return beside ? [...sighted, beside].sort((a, b) => a.start - b.start) : sighted;
  }
  const text = blank(f.text, [...phones, ...labelledNames(f, 'CN')]);
  const own = regionFrom(order.text, 0, order.text.length, true);
  const keys = tokensCn(order.text, own?.region.end ?? 0)
    .filter((t) => /text|road/.test(t.kind))
    .map((t) => order.text.slice(t.start, t.end).trim())
    .filter((key) => key.length > 1);
  for (const sentence of text.matchAll(/[^。！？!?;；\n]+/gu)) {
    const found = keys.map((key) => sentence[0].indexOf(key)).filter((at) => at >= 0);
    if (!found.length) continue;
    const key = sentence.index + Math.min(...found);
    const at = key - (numberBefore.exec(text.slice(sentence.index, key))?.[0].length ?? 0);
    const stop = sentence.index + sentence[0].length;
    const item = consume(f, text, { at, detail: at, cued: true }, stop, sentence[0]);
    if (
      item?.parts.unit ||
      (item?.parts.street && /\d|[一二三四五六七八九十百]号/u.test(item.parts.street.value))
    )
      return [item];
  }
  const door = doorOf(f, text, order);
  if (door) return [door];
  const place = phones.length ? regionFrom(text, 0, text.length, false) : undefined;
  const region = place && piece(f, place.start, place.region.end);
  if (region) return [{ parts: { region }, start: place.start, end: place.region.end }];
  // 渝北 of 重庆市渝北区.
  const names =
    order.text.slice(own?.start ?? 0, own?.region.end ?? 0).match(/[\u4e00-\u9fff]{2,4}?[省市区县]/gu) ?? [];
  const spots = names
    .map((name) => ({ name, at: text.indexOf(name.slice(0, -1)) }))
    .filter(({ at }) => phones.length && at >= 0);
  const last = spots.at(-1);
  if (!last) return [];
  const end = last.at + last.name.length - 1;
  const short = piece(f, last.at, end, last.name);
  return short ? [{ parts: { region: short }, start: last.at, end }] : [];
}

/** 未来国际19-6，步行街9号: the door stands beside the place's name, apart from the road and its number. */
function doorBeside(f: Folded, street: Sighted, order: Folded): Sighted | undefined {
  const text = blank(f.text, [street]);
  const own = regionFrom(order.text, 0, order.text.length, true);
  for (const key of tokensCn(order.text, own?.region.end ?? 0)) {
    const name =
      key.kind === 'text' ? order.text.slice(key.start, key.end).trim().replace(placeKind, '') : '';
    const at = name.length > 1 ? text.indexOf(name) : -1;
    if (at < 0) continue;
    const behind =
      at +
      name.length +
      (placeKind.exec(text.slice(at + name.length, at + name.length + 3))?.[0].length ?? 0);
    const tokens = tokensCn(text, behind, Math.min(text.length, behind + 30), true);
    const last = tokens.findIndex((t) => !isUnit(t));
    const door = last < 0 ? tokens : tokens.slice(0, last);
    if (!door.some((t) => t.kind !== 'bare' || /\d{3}|-/.test(t.value))) continue;
    const [start, end] = [door[0]!.start, door.at(-1)!.end];
    const unit = piece(f, start, end);
    if (unit) return { parts: { unit }, start: at, end };
  }
  return undefined;
}
const placeKind = /^(?:大厦|广场|小区|花园|公寓|中心)|(?:大厦|广场|小区|花园|公寓|中心)$/u;

/** A run of steps of which one, under its word, is the order's: 还是按B3栋1706发. */
function doorOf(f: Folded, text: string, order: Folded): Sighted | undefined {
  if (/[改换错]|不是|->|→/u.test(text)) return undefined;
  const own = tokensCn(order.text).filter((t) => isUnit(t) && t.kind !== 'bare');
  const tokens = tokensCn(text).filter((t) => t.kind !== 'gap');
  const first = tokens.findIndex((t) => own.some((o) => o.kind === t.kind && o.value === t.value));
  if (first < 0) return undefined;
  let last = first;
  // B座就行，602: a word of talk may stand between.
  const near = (i: number) =>
    tokens[i] &&
    isUnit(tokens[i]!) &&
    tokens[i]!.start - tokens[last]!.end < 5 &&
    !/[不改换错]/u.test(text.slice(tokens[last]!.end, tokens[i]!.start));
  for (let i = first + 1; i < first + 6; i++) if (near(i)) last = i;
  const [start, end] = [tokens[first]!.start, tokens[last]!.end];
  const unit = last > first ? piece(f, start, end) : undefined;
  return unit && { parts: { unit }, start, end };
}
