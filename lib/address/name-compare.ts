// When two receivers' names are one. A title, a surname alone, a given name or an initial fits or does not fit, and is
// `weak`: it proves nothing where nothing else is said. A name in other letters is `silent`: it says nothing at all.
import { compareMasked, oneEdit } from './mask.ts';
import type { Outcome } from './types.ts';

export interface Met {
  met: Outcome;
  weak?: true;
  silent?: true;
}

/** Behind a name, in Chinese, Korean and Japanese. */
const behind =
  /(?:先生|女士|小姐姐?|太太|老师|同学|师傅|总监?|经理|主任|老板娘?|医生|律师|教授|(?<=^.)[生太工]|阿姨|叔叔|大哥|大姐|[哥姐叔姨]|(?:대리|과장|부장|차장|사장|팀장|대표|실장|주임|사원|교수|원장|이사|선생|고객|학생|매니저|반장|소장|간사|기사)?님?|씨|です|さん|さま|様|样|氏|くん|君)$/u;
const before = /^(?:小|老|阿)(?=[\u4e00-\u9fff]$)/u;
const latinTitle =
  /\b(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam|herrn?|frau|monsieur|madame|mme|mlle|sr|sra|senor|senora|signor|signora|jr)\b\.?/g;

/** Short names and what they stand for, as far as everybody knows them. */
export const short = new Map(
  `bob=robert rob=robert bobby=robert bill=william will=william billy=william liz=elizabeth beth=elizabeth lizzie=elizabeth mike=michael mick=michael
dan=daniel danny=daniel tom=thomas tommy=thomas jim=james jimmy=james jamie=james kate=katherine katie=katherine kathy=katherine cathy=catherine
joe=joseph joey=joseph steve=steven dave=david chris=christopher nick=nicholas matt=matthew tony=anthony alex=alexander sam=samuel ben=benjamin
andy=andrew drew=andrew ed=edward eddie=edward ted=edward rick=richard rich=richard dick=richard greg=gregory jeff=jeffrey ken=kenneth larry=lawrence
pat=patricia patty=patricia sue=susan suzy=susan meg=margaret maggie=margaret peggy=margaret jen=jennifer jenny=jennifer becky=rebecca vicky=victoria
tim=timothy pete=peter ray=raymond ron=ronald don=donald fred=frederick max=maximilian abby=abigail cindy=cynthia debbie=deborah mandy=amanda
betty=elizabeth betsy=elizabeth libby=elizabeth bess=elizabeth eliza=elizabeth bitsy=elizabeth charlie=charles chuck=charles harry=henry hank=henry jack=john
johnny=john nate=nathaniel phil=philip theo=theodore zach=zachary trish=patricia tina=christina izzy=isabella bella=isabella josie=josephine
lottie=charlotte maddie=madeline penny=penelope steph=stephanie tess=theresa ellie=eleanor nell=eleanor nora=eleanor gus=augustus archie=archibald
bert=albert bernie=bernard frank=francis jake=jacob molly=mary polly=mary lexi=alexandra sandy=alexandra sasha=alexandra hal=henry`
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);

const latin = (s: string) => /[a-z]/.test(s);

/** The name without brackets, titles and blanks; whether a title was taken off. */
function bareOf(name: string, other: string): { name: string; titled: boolean } {
  const plain = name.replace(/\[[^\]]*\]|\(收\)/g, '');
  if (latin(plain)) {
    return {
      name: plain
        .replace(latinTitle, ' ')
        .replace(/[\s,.:;]+/g, ' ')
        .trim(),
      titled: false,
    };
  }
  const joined = plain.replace(/[\s,.:;]+/g, '');
  // 小张 is no more than a surname; 小林 beside 小林翔太 is one.
  const plainly = joined.replace(behind, '');
  const cut = other.trim()[0] === joined[0] ? plainly : plainly.replace(before, '');
  // 고대표: a name of which nothing would be left keeps its ending.
  return cut ? { name: cut, titled: cut !== joined } : { name: joined, titled: false };
}

/** 阿慈, 小澜澜, 鱼儿: what a friend is called may be the receiver. */
const pet =
  /^[小阿老][\u4e00-\u9fff]{1,2}$|^([\u4e00-\u9fff])\1$|^[\u4e00-\u9fff][儿宝]$|^[가-힣]{1,2}(?:짱|둥이)$/u;
/** Marky may be Marcus, and Holly Hollis. */
const petLatin = (said: string, own: string) =>
  (/(?:y|ie|i|o)$/.test(said) && said.length > 3 && own.length > 2 && said.slice(0, 3) === own.slice(0, 3)) ||
  (said.length > 2 && own.startsWith(said));

/** Two names. */
export function meetNames(order: string, buyer: string): Met {
  const [a, b] = [bareOf(scripted(order, buyer), buyer), bareOf(scripted(buyer, order), order)];
  if (!a.name || !b.name) return { met: 'unknown' };
  if (latin(a.name) !== latin(b.name)) return { met: 'unknown', silent: true };
  if (latin(a.name)) return meetLatin(words(a.name), words(b.name));
  const [x, y] = [a.name, b.name];
  if (x !== y && x[0] !== y[0] && pet.test(buyer.replace(/\s/g, ''))) return { met: 'unknown', weak: true };
  if (x === y && !x.includes('*')) return { met: 'agree', ...(x.length < 2 ? { weak: true } : {}) };
  if (a.titled || b.titled) return part(x, y, true);
  return part(x, y, false);
}

/** Of a name written in two scripts (Lee Sample 李樣本) the one that the other side uses. */
function scripted(own: string, other: string): string {
  const both = latin(own) && /[^\P{L}\p{Script=Latin}]/u.test(own);
  if (!both) return own;
  const strange = latin(other) ? /[^\P{L}\p{Script=Latin}]+/gu : /\p{Script=Latin}+/gu;
  return own.replace(strange, ' ').trim() || own;
}

export const compareNames = (order: string, buyer: string): Outcome => meetNames(order, buyer).met;

/** A part of a name, or all of it under a mask. `titled` = one side said no more than a part of it. */
function part(a: string, b: string, titled: boolean): Met {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const hidden = /\*/.test(a + b);
  if (few.length === many.length)
    return { met: compareMasked(a, b), ...(few.length < 2 ? { weak: true } : {}) };
  const fits = (i: number) =>
    [...few].every((c, k) => c === '*' || many[i + k] === '*' || c === many[i + k]) &&
    [...few].some((c, k) => c !== '*' && many[i + k] !== '*');
  // A surname, or the name without it: two characters of four, one of two or three, all but the first.
  const surname = few.length === 1 || (few.length === 2 && many.length > 3) || titled;
  if (!hidden && ((surname && fits(0)) || (few.length > 1 && fits(many.length - few.length))))
    return { met: 'agree', weak: true };
  if (!hidden) return { met: 'differ' };
  if (surname && !few.includes('*')) return many[0] === '*' ? { met: 'unknown' } : told(few[0] === many[0]);
  // 张* may stand for a longer name.
  return { met: compareMasked(a, b), weak: true };
}

const told = (fits: boolean): Met => ({ met: fits ? 'agree' : 'differ', weak: true });

const words = (s: string) =>
  s
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[ -]/)
    .filter(Boolean);

/** Hoelscher is Hölscher. */
const umlaut = (word: string) => word.replace(/(?<=[aou])e/g, '');

/** A letter slipped in a long name: to be looked at. */
const slip = (v: string, w: string) => v.length > 4 && w.length > 4 && oneEdit(v, w);

/** How two words of a name meet: 2 = the same, 1 = one may stand for the other, 0 = a slip, undefined = not at all. */
function near(v: string, w: string): number | undefined {
  if (v.includes('*') || w.includes('*')) {
    const [shown, full] = v.includes('*') ? [v, w] : [w, v];
    const [head = '', tail = ''] = [shown.split('*')[0], shown.split('*').at(-1)];
    return head && full.startsWith(head) && full.endsWith(tail) ? 2 : undefined;
  }
  if (v === w || umlaut(v) === umlaut(w)) return 2;
  if ((v.length === 1 || w.length === 1) && v[0] === w[0]) return 1;
  if (short.get(v) === w || short.get(w) === v) return 1;
  return slip(v, w) ? 0 : undefined;
}

function meetLatin(a: string[], b: string[]): Met {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const met = few.map((w) => Math.max(-1, ...many.map((v) => near(v, w) ?? -1)));
  if (met.some((n) => n < 0)) {
    if (new Set(b).size === 1 && a.some((own) => petLatin(b[0]!, own))) return { met: 'unknown', weak: true };
    // Under a mask that shows nothing nobody can tell.
    return { met: [...a, ...b].some((w) => /^\*+$/.test(w)) ? 'unknown' : 'differ' };
  }
  // One slip is to be looked at, two are somebody else.
  if (met.filter((n) => n === 0).length > 1) return { met: 'differ' };
  if (met.includes(0)) return { met: 'unknown' };
  const whole = few.length === many.length && few.length > 1 && met.every((n) => n === 2);
  return { met: 'agree', ...(whole ? {} : { weak: true }) };
}
