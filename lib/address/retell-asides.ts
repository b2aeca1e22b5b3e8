// What is only explained: who else lives where (1620是牙科), what stands beside it, where the bill goes, where a parcel went
// another time. Nothing of it is the address, where another number was said for that.
import { speaksAgainst } from './meaning.ts';
import type { Said } from './retell-denied.ts';

const people =
  '(?:妈|爸|姐|哥|弟|妹|表|堂|朋友|同事|同学|邻居|亲戚|公公|婆婆|岳|奶|爷|姑|姨|舅|叔|房东|室友|对象|男票|女票|男友|女友)';
const asideCn = new RegExp(
  `^[号楼层室栋座单元门户塔期房边那的]{0,4}(?:是(?:我的?)?${people}|住的?(?:是)?(?:我的?)?${people}|是(?:别人|别家|人家|租客|空的|(?!我|咱)[^,，。!<]{0,5}(?:店|科|所|处|馆|厅|行|院|局|公司|仓库|办公室))|(?:那家|那户)?(?:没人|锁了|空着|也有|有人住))`,
  'u',
);
const asideKr =
  /^\s?[동호층]?(?:은|는|이|가|에는?|에서?)?(?:저희)?(?:친구|부모님?|엄마|아빠|언니|오빠|누나|동생|시누이|이웃|이모|고모|삼촌|할머니|처제|시댁|처가|친정|본가|다른집|다른사람|다른분|옆집|윗집|아랫집|치과|병원|미용실|카페|사무실|분이|사람이|주인집)|^\s?[동호층]?(?:번지)?(?:으?로)(?:자꾸)?(?:잘못)?(?:배송|배달|오배송|읽|간|갔|가는|온|도착)[^<]{0,5}(?:적|분|던|었|어서|아서|경우)/u;
const asideEn =
  /^ ?(?:is|are|was|has|belongs to) (?:the |my |a |an |some |our )?(?:[a-z]+ )?(?:guy|man|lady|woman|neighbou?rs?|aunt[a-z]*|uncle|mothers?|mom|mum|mummy|dad|father|sister|brother|cousin|friends?|students?|office|clinic|dentist|shop|store|salon|cafe|landlord|landlady|family|couple|twin|roommates?|flatmates?|parents?|inlaws|gran[a-z]*)(?![a-z])/;

/** The bill goes elsewhere than the goods. */
const billed = /(?:发票|세금계산서|계산서|영수증|invoice|receipt)[^<,，。.]{0,14}$/u;

/** 我妹那单是8栋的: what somebody else ordered. */
const otherParcel =
  /(?:妈|爸|姐|哥|弟|妹|朋友|同事|同学|室友|老公|老婆|[男女]友)的?那(?:一?单|个(?:包裹|快递|订单)?)(?:是|寄|发|送|到)*$/u;
/** …, 旁边就是400号的药店: what stands beside it. */
const besideIt =
  /[,，。.¶~!?][^<]{0,4}(?:旁边|对面|楼下|附近|옆|맞은편|건너편|아래층)(?:就?是|的|有|에있는|에|건물|건물은)*$/u;
/** 之前那家店给我写成西塔: what was written or where it went another time. */
const formerly =
  /(?:之前|上次|上回|以前)[^<,，。]{0,8}(?:写|送|发|寄|填|搞|弄|跑)(?:成|到|去)?了?$|(?:last|previous) (?:driver|courier|guy|postman|postie)(?: [a-z]+){0,2} (?:went|delivered|took it|left it|came) (?:it )?(?:to|at)$/u;

const numberOf = /^<[~x]?([SU])#?>$/;
/** 1620是牙科, 3L is the grumpy guy: the places of the numbers that were only explained, where another was said, too. */
export function asides(
  tokens: readonly string[],
  groups: readonly (readonly number[])[],
  values: readonly Said[],
  between: (from: number, to: number) => string,
): number[] {
  return groups.flatMap((group, g) => {
    const last = group.at(-1)!;
    const behind = between(last + 1, Math.min(last + 16, groups[g + 1]?.[0] ?? tokens.length));
    const ahead = between(g ? groups[g - 1]!.at(-1)! + 1 : 0, group[0]!);
    const led = [billed, besideIt, formerly, otherParcel].some((shape) => shape.test(ahead));
    if (!led && ![asideCn, asideKr, asideEn].some((shape) => shape.test(behind))) return [];
    // 27A Rimu Street, 27B is the neighbour: of one clause.
    const from = led
      ? group[0]! - 1
      : tokens.findLastIndex((token, k) => k < last && /^[,，¶.]$/.test(token));
    return group.filter((i) => {
      const letter = tokens[i] === '<let!>' ? 'U' : numberOf.exec(tokens[i]!)?.[1];
      const again = values.some((one, k) => one && k !== i && one.number === values[i]?.number);
      const other = tokens.some(
        (token, k) => (k <= from || k > last) && numberOf.exec(token)?.[1] === letter,
      );
      return i > from && letter !== undefined && other && !again && (!led || speaksAgainst(tokens[i]!));
    });
  });
}
