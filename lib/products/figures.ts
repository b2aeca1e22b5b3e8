// Figures of a body in what people write: `165`, `一米六五`, `5'6`, `110斤`, `62키로`, and the word that says what each is of.
// Spelling only; what they amount to is for measures.ts.
import { spellNumbers } from '../address/numerals.ts';
import { MEASURES, type Measure, type WeightUnit } from '../model/products.ts';

export const CM_PER_INCH = 2.54;

/** Whoever says more than this in one message says it about something else. */
const LONG = 1000;
const WORDS: Record<Measure, string> = {
  height: '身高|高|키|신장|height|tall',
  weight: '体重|重|몸무게|체중|weight|weigh',
  chest: '胸围|가슴(?:\\s?둘레)?|chest|bust',
  waist: '腰围|허리(?:\\s?둘레)?|waist',
  foot: '脚长|足长|발\\s?(?:길이|사이즈|볼)?|foot(?:\\s?length)?|feet\\s?length',
};
/** Between a word and its figure: `身高是165`, `키가 170`, `height: 165`. */
const LINK =
  '(?:\\s*(?:是|为|大概|大约|约|差不多|在|有|[:=]|는|은|가|이|도|대략|약|is|about|around|of))*\\s*';
const NAMED = Object.fromEntries(
  MEASURES.map((measure) => [measure, new RegExp(`(?:${WORDS[measure]})${LINK}$`)]),
) as Record<Measure, RegExp>;
export const NUM = '\\d{1,3}(?:\\.\\d{1,2})?';
const UNITS: readonly (readonly [WeightUnit | 'cm' | 'mm' | 'm' | 'in', string])[] = [
  ['kg', 'kgs?(?![a-z])|公斤|千克|킬로(?:그램)?|키로|kilos?(?![a-z])|kilograms?'],
  ['jin', '市?斤'],
  ['lb', 'lbs?(?![a-z])|pounds?|磅|파운드'],
  ['cm', 'cm(?![a-z])|厘米|公分|센치|센티(?:미터)?|centimet(?:er|re)s?'],
  ['mm', 'mm(?![a-z])|毫米|밀리(?:미터)?'],
  ['in', 'in(?:ch(?:es)?)?(?![a-z])|英寸|인치|"'],
];
export const UNIT = UNITS.map(([, words]) => words).join('|');
const UNITS_WHOLE = UNITS.map(([unit, words]) => [unit, new RegExp(`^(?:${words})$`)] as const);
export const unitOf = (said: string) => UNITS_WHOLE.find(([, whole]) => whole.test(said))?.[0];

const FIGURE = new RegExp(
  `(?<![\\d.])(${NUM})(?:\\s?(?:-|~|到|至|에서|to)\\s?(${NUM}))?(?![\\d.]*\\d)\\s?(${UNIT})?`,
  'g',
);
/** One metre sixty-five, six feet: put as centimetres before anything else is read. */
const METRES =
  /(?<![\d.])(?:([12])\.(\d{1,2})\s?(?:m(?![a-z])|米|미터)|([12])\s?(?:m|米|미터)\s?(\d{1,2})?(?![\d.a-z]))/g;
const FEET =
  /(?<![\d.])([3-7])\s?(?:'|ft\.?|feet|foot|피트)\s?(?:(\d{1,2}(?:\.\d)?)(?!\d)\s?(?:"|''|in(?:ch(?:es)?)?(?![a-z])|인치)?)?/g;
/** Whom the figures are of, where it is not the one who writes. */
const OTHERS =
  /老公|老婆|男朋友|女朋友|男友|女友|先生|太太|爸|妈|儿子|女儿|宝宝|孩子|小孩|弟|妹|哥|姐|朋友|同事|남편|아내|와이프|남친|여친|남자친구|여자친구|아빠|엄마|아버지|어머니|아들|딸|동생|언니|오빠|누나|친구|husband|wife|boyfriend|girlfriend|\b(?:dad|father|mom|mum|mother|son|daughter|brother|sister|friend|kid)\b/;
export const whoIn = (text: string): string => OTHERS.exec(text.normalize('NFKC').toLowerCase())?.[0] ?? '';

/** The spelling figures are looked for in: digits for numerals, centimetres for metres and feet. */
export function plain(text: string): string {
  const tidy = text
    .slice(0, LONG)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘′`´]/g, "'")
    .replace(/[“”″]/g, '"')
    .replace(/[–—~〜～−]/g, '-');
  return spellNumbers(tidy)
    .replace(METRES, (_all, a, b, c, d) => {
      const [whole, part = ''] = a === undefined ? [c, d] : [a, b];
      // 1米7 and 1.7m are 170; 1米65 is 165.
      return ` ${Number(whole) * 100 + Number(part.padEnd(2, '0'))}cm `;
    })
    .replace(FEET, (all, feet: string, inches: string | undefined) =>
      Number(inches ?? 0) < 12
        ? ` ${Math.round((Number(feet) * 12 + Number(inches ?? 0)) * CM_PER_INCH * 10) / 10}cm `
        : all,
    );
}

export interface Figure {
  at: number;
  end: number;
  from: number;
  to: number;
  unit: ReturnType<typeof unitOf>;
  /** The measure whose word stands before or, in English, behind it. */
  named?: Measure;
}

/** Every figure of a plain text that may be of a body. */
export function figuresIn(text: string): Figure[] {
  return [...text.matchAll(FIGURE)].flatMap((match): Figure[] => {
    const [all, from = '', to = from, unit] = match;
    const at = match.index;
    const before = text.slice(Math.max(0, at - 24), at);
    const after = text.slice(at + all.length, at + all.length + 8);
    const named = /^\s?tall\b/.test(after)
      ? 'height'
      : MEASURES.find((measure) => NAMED[measure].test(before));
    // A year, a price, part of a longer number: no figure of a body.
    if (/[\d.][-/]$/.test(before) && named === undefined && unit === undefined && /^[-/.]\d/.test(after))
      return [];
    // A table is 165cm wide; what stands behind a price sign is a price, before a piece a count.
    if (named === undefined && /^\s?(?:宽|长|深|厚|高|폭|너비|길이|wide|long|deep|high)/.test(after))
      return [];
    if (
      /[¥$₩#]\s?$/.test(before) ||
      /^\s?(?:元|块|원|%|件|个(?!子)|号线|点|분|개|월|일|月|日|号)/.test(after)
    )
      return [];
    return [
      {
        at,
        end: at + all.length,
        from: Number(from),
        to: Number(to),
        unit: unit === undefined ? undefined : unitOf(unit),
        ...(named ? { named } : {}),
      },
    ];
  });
}
