// One word for another: 我们是北宋村，不是南宋村; "Elm Road, not Elm Street". The word that is denied must stand in the
// order and the one that is wanted must not; nothing else is needed to know that the two differ.
import { fold } from './fold.ts';
import { PARTS, type Part, type Parts } from './types.ts';

const H = '[\\u4e00-\\u9fffa-z0-9]';
/** Each pattern, and which of its two words is denied. */
const swaps: [RegExp, 1 | 2][] = [
  [
    new RegExp(
      `(?:是|在|住|叫|到)(${H}{2,14}?)[,，、 ]?(?:不是|而不是|而非|不在|不叫|不住)(${H}{2,14})`,
      'u',
    ),
    2,
  ],
  [new RegExp(`(?:不是|不在|不叫|不住)(${H}{2,14}?)[,，、 ]?(?:而?是|应该是|在|叫|住)(${H}{2,14})`, 'u'), 1],
  // 我选成城东区了，其实是城西区的.
  [
    new RegExp(
      `[选填写点](?:错?成了?|的是?)(${H}{2,14}?)了?[,，、 ]+(?:其实|实际上?|应该|但|我)*[是在](${H}{2,14})`,
      'u',
    ),
    1,
  ],
  [new RegExp(`(${H}{2,10})(?:写错了?|填错了?|错了|打错了?)[,，、 ]?(?:应该是|应该|是)(${H}{2,14})`, 'u'), 1],
  [
    new RegExp(
      `(?:不要|别|不用|勿)再?(?:放|送|寄|发|存)(?:到|在|去|往)?(${H}{2,10})[了,，、。 ]+[^,，]{0,4}?(?:放|送|寄|发|改|存)(?:到|在|去|往)?(${H}{2,24})`,
      'u',
    ),
    1,
  ],
  [
    /([가-힣a-z0-9]{2,12}?)(?:이|가|은|는|으?로)?\s?(?:말고|아니라|아니고|아니구|아니에요|아닙니다|아니라요)[,.]?\s?([가-힣a-z0-9]{2,14}(?:\s[가-힣]{2,10})?)/u,
    1,
  ],
  [
    /([가-힣]{2,6}?)(?:으?로)\s?(?:되어|돼|적혀|나와)\s?있[^.]{0,12}?\s([가-힣]{2,6}?)(?:이에요|예요|입니다|으?로)/u,
    1,
  ],
  [
    /([가-힣a-z0-9]{2,12}?)(?:이고|이구|이에요|예요|입니다)[,.]?\s?([가-힣a-z0-9]{2,12}?)(?:이|가|은|는)?\s?(?:아니|아닙)/u,
    2,
  ],
  [/\b([a-z][a-z' ]{2,24}?),? (?:and )?not (?:the |in |at |to |on )?([a-z][a-z']{2,14}(?: [a-z]+)?)/, 2],
  [
    /\bnot (?:the |in |at |to |on )?([a-z][a-z']{2,14}(?: [a-z]+)?),? (?:but|it's|it is|it should be) (?:the |in |at |to |on )?([a-z][a-z' ]{2,24})/,
    1,
  ],
];

const tail =
  /(?:으?로|이에요|예요|에요|입니다|이요|이고)?\s?(?:요|해\s?주세요|보내\s?주세요|부탁.*)?$|[的了哦啊呢吧哈]+$/u;

/** Where a courier may leave it at the same address. */
const keeper = /경비|문\s?앞|관리|현관|门口|门卫|保安|物业|前台/u;

/** The part of the order in which a folded message puts one word in another's place. */
export function replacedWord(text: string, order: Parts, shown: string): Part | undefined {
  if (text.length > 200) return undefined;
  for (const [pattern, which] of swaps) {
    const hit = pattern.exec(text);
    if (!hit) continue;
    const [denied, wanted] = (which === 1 ? [hit[1]!, hit[2]!] : [hit[2]!, hit[1]!]).map((w) =>
      w.trim().replace(tail, ''),
    ) as [string, string];
    if (keeper.test(wanted)) continue;
    // Numbers alone are read elsewhere.
    if (denied.length < 2 || wanted.length < 2 || /^[\d-]+$/.test(denied)) continue;
    const has = (part: Part, word: string) => plain(order[part]?.raw ?? '').includes(plain(word));
    const places = PARTS.filter((part) => has(part, denied));
    const all = plain(shown);
    if (all.includes(plain(wanted)) || PARTS.some((part) => has(part, wanted))) continue;
    // What stands in the order and in none of its parts is of its place.
    if (places.length === 1) return places[0];
    if (!places.length && denied.length > 2 && all.includes(plain(denied))) return 'street';
  }
  return undefined;
}

const plain = (word: string) => fold(word).text.replace(/\s/g, '');
