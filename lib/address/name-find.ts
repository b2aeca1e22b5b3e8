// The order's own receiver in a message: where its name stands there, whole, in part or as far as its mask shows, it was
// said, whether or not a label tells so. What stands there as left behind (不是…, … 말고) is not.
import { type Folded, piece } from './fold.ts';
import { short } from './name-compare.ts';
import { looksLikeName } from './names.ts';
import type { Piece } from './types.ts';

const denied = /(?:不是|不要|别写|原来是|\bnot|\bfrom|instead of|rather than)\s*$/u;
const left =
  /^\s*(?:님|씨)?\s?(?:말고|아니|대신|에서|(?:으?로|라고)\s?(?:되어|돼|적|나와|쓰|등록|입력)|(?:이|가)\s?아니|改成?|改为|换成?|不是|不对|错|打错|写错|->|→|は?ではな|じゃな|is wrong|is not)/u;
const cjkTitle =
  '(?:先生|女士|小姐|太太|老师|总|经理|님|씨|대리|과장|부장|차장|팀장|대표|さん|様|样|です|と申|宛)';
/** Behind a Korean name that a mask hides most of. */
const copula =
  '(?=이?(?:고요?|구요?|예요|에요|여요|입니다|이요|이라고|고예|라고)|님|씨|\\s?고객|입니다|이에요|이예요|임)';
/** What may stick to a whole name. */
const endsCn = `${cjkTitle}|收|的|签|亲|电话|手机|本人|这|那|で|と`;
const endsKr =
  '님|씨|대리|과장|부장|차장|팀장|대표|실장|고객|요|여|이|으로|로|에게|한테|께|앞|입니다|예요|에요|인데|맞|은|는|가|고요';
const literal = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `text` is the folded text with what was read already blanked, `address` the order's address, folded. */
export function ownName(f: Folded, text: string, order: string, address: string): Piece | undefined {
  const name = order.replace(/\[[^\]]*\]|\(收\)/g, '').trim();
  if (!name) return undefined;
  for (const shape of shapesOf(name, address)) {
    for (const hit of text.matchAll(shape)) {
      const said = hit[1] ?? hit[0];
      const start = hit.index + hit[0].indexOf(said);
      const end = start + said.length;
      if (denied.test(text.slice(Math.max(0, start - 14), start)) || left.test(text.slice(end, end + 12)))
        continue;
      if (/^[가-힣]+$/u.test(said) && name.includes('*') && !looksLikeName(said, 'KR')) continue;
      // Thanks so much is no S**** M****, and Boulder TX no T***** B****.
      const raw = f.raw.slice(f.from[start], f.to[end - 1]);
      if (
        name.includes('*') &&
        (/^[a-z' -]+$/.test(raw) || /\b[A-Z]{2}$/.test(raw)) &&
        !/\b(?:name|recipient|receiver|for|to|under)[^a-z]{1,3}(?:is )?$/.test(text.slice(0, start))
      )
        continue;
      return piece(f, start, end);
    }
  }
  return undefined;
}

function shapesOf(name: string, address: string): RegExp[] {
  if (/[a-z]/.test(name)) return latinShapes(name.split(/[\s.]+/).filter(Boolean), address);
  const whole = name.replace(/\s/g, '').replace(new RegExp(`${cjkTitle}$`, 'u'), '');
  const hangul = /[가-힣]/u.test(whole);
  const range = hangul ? '가-힣' : '\\u4e00-\\u9fff';
  const letter = `[${range}]`;
  const body = [...whole].map((c) => (c === '*' ? letter : literal(c))).join('\\s?');
  const out: RegExp[] = [];
  if (!whole.includes('*')) {
    if (whole.length > 1)
      out.push(
        new RegExp(
          `(?<=^|[^${range}]|我是|[叫给由让是]|本人|[楼室号户栋座层])(${body})(?=$|[^${range}]|${hangul ? endsKr : endsCn})`,
          'gu',
        ),
      );
  } else if (hangul) {
    out.push(new RegExp(`(?<!${letter})(${body})${copula}`, 'gu'));
    out.push(new RegExp(`(?:^|[,/\\n])\\s*(${body})\\s*(?=[,/\\n]|$)`, 'gu'));
  } else {
    out.push(new RegExp(`(?:^|[\\s,/]|我是|我叫)(${body})(?=收|$|[\\s,/。!])`, 'gu'));
  }
  // The surname with its title: two characters where the name has four.
  const surnames = whole.length > 3 ? [whole.slice(0, 2), whole[0]!] : [whole[0]!];
  for (const one of surnames.filter((s) => s && !s.includes('*')))
    out.push(
      new RegExp(
        `(?<!${letter})${literal(one)}\\s?${cjkTitle}(?!${letter}(?<!고|입|이|예|에|로|요|앞))`,
        'gu',
      ),
    );
  return out;
}

/** Before a surname or a first name alone. */
const leads = "\\b(?:says|name|buzzer|bell|label|under|for|is|i'm|bei|klingel)";

function latinShapes(names: string[], address: string): RegExp[] {
  const word = (n: string) => (n.includes('*') ? `${literal(n.split('*')[0]!)}[a-z'-]+` : literal(n));
  const all = names.map(word);
  const out: RegExp[] = [];
  if (names.some((n) => n.replace(/\*/g, '').length === 0)) return out;
  if (all.length > 1) {
    const [first, last] = [all[0]!, all.at(-1)!];
    out.push(new RegExp(`\\b${all.join('[ ]')}\\b`, 'g'));
    out.push(new RegExp(`\\b(?:${first} (?:[a-z]\\.? )?${last}|${last},? ${first})\\b`, 'g'));
    out.push(new RegExp(`\\b${first} ${literal(names.at(-1)![0]!)}\\.?(?![a-z])`, 'g'));
    for (const [nick, full] of short)
      if (full === names[0] || nick === names[0])
        out.push(new RegExp(`\\b(?:${full === names[0] ? nick : full}) ${last}\\b`, 'g'));
    out.push(new RegExp(`\\b(?:mr|mrs|ms|miss|dr|frau|herrn?|mme|madame|monsieur|sra?)\\.? ${last}\\b`, 'g'));
  }
  for (const n of names)
    if (n.length > 3 && !n.includes('*') && !new RegExp(`\\b${literal(n)}\\b`).test(address))
      out.push(new RegExp(`(?:^|[,.:\\n]\\s*|${leads} )(${literal(n)})(?=\\s*(?:[,.!?\\n]|$))`, 'g'));
  return out;
}
