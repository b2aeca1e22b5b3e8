// Forms: the small fields a reply asks for before it goes in: a choice, a number, a day. A template declares them by a
// filter on their name (`{{ "颜色" | choice: "红", "蓝" }}`); here is what they mean, what may stand in them, and how a
// day is read and written. No template engine: the palette checks with this, too.
import type { Locale } from '../model/basics.ts';

export type Field = { name: string } & (
  | { kind: 'choice'; choices: readonly string[] }
  /** Whole, unless a bound has decimals. */
  | { kind: 'number'; min?: number; max?: number; decimals: number }
  | { kind: 'date' }
);
export type FieldKind = Field['kind'];

/** The filter's names: one meaning, in the language of whoever writes the template. */
export const FIELD_FILTERS: Record<FieldKind, readonly string[]> = {
  choice: ['choice', '选择', '선택'],
  number: ['number', '数字', '숫자'],
  date: ['date', '日期', '날짜'],
};

/** A field's name among the values that were filled in: no variable is called so. */
export const FIELD_PREFIX = 'field:';
export const fieldId = (name: string): string => FIELD_PREFIX + name;
export const isFieldId = (id: string): boolean => id.startsWith(FIELD_PREFIX);
/** What people call it. */
export const shownName = (id: string): string => (isFieldId(id) ? id.slice(FIELD_PREFIX.length) : id);

/** Choices are taken with a digit each. */
export const MOST_CHOICES = 9;

export type FieldFault = 'choice' | 'number' | 'whole' | 'decimals' | 'range' | 'date';
export type Checked = { value: string } | { fault: FieldFault };

/** What was typed or picked, as the field keeps it: a day as `YYYY-MM-DD`; or what is wrong with it. */
export function checkField(field: Field, typed: string, today: string): Checked {
  const text = typed.normalize('NFKC').trim();
  switch (field.kind) {
    case 'choice': {
      const found = field.choices.find((choice) => choice.normalize('NFKC').trim() === text);
      return found === undefined ? { fault: 'choice' } : { value: found };
    }
    case 'date': {
      const day = readDay(text, today);
      return day === undefined ? { fault: 'date' } : { value: day };
    }
    case 'number': {
      const bare = text.replace(/\s/g, '');
      const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
      if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(plain)) return { fault: 'number' };
      const decimals = plain.split('.')[1]?.length ?? 0;
      if (decimals > field.decimals) return { fault: field.decimals === 0 ? 'whole' : 'decimals' };
      const value = Number(plain);
      if (value < (field.min ?? -Infinity) || value > (field.max ?? Infinity)) return { fault: 'range' };
      return { value: decimals === 0 ? String(value) : plain };
    }
  }
}

const two = (n: number) => String(n).padStart(2, '0');
const DAY_MS = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
/** So many days after a day. */
export const dayAfter = (day: string, days: number): string =>
  new Date(at(day) + days * DAY_MS).toISOString().slice(0, 10);

function realDay(year: number, month: number, day: number): string | undefined {
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day
    ? `${year}-${two(month)}-${two(day)}`
    : undefined;
}

const NEAR: readonly [RegExp, number][] = [
  [/^(今天|今日|오늘|today)$/i, 0],
  [/^(明天|明日|내일|tomorrow)$/i, 1],
  [/^(后天|모레)$/, 2],
  [/^(大后天|글피)$/, 3],
];
/** A day without a year that passed longer ago is next year's. */
const LONG_PAST = 60;

/** `12/3`, `12月3日`, `12월 3일`, `2026-12-03`, `+3`, `3天后`, `3일 뒤`, `明天`, or the bare day of a month to come. */
export function readDay(typed: string, today: string): string | undefined {
  const text = typed.normalize('NFKC').trim();
  const near = NEAR.find(([word]) => word.test(text));
  if (near) return dayAfter(today, near[1]);
  const later = /^\+\s*(\d{1,3})$/.exec(text) ?? /^(\d{1,3})\s*(?:天后|일\s?[뒤후]|days?)$/i.exec(text);
  if (later) return dayAfter(today, Number(later[1]));
  const [year, month, day] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)), Number(today.slice(8))];
  const full = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日号일.]?$/.exec(text);
  if (full) return realDay(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日号일.]?$/.exec(text);
  if (short) {
    const [m, d] = [Number(short[1]), Number(short[2])];
    const here = realDay(year, m, d);
    const past = here !== undefined && at(today) - at(here) > LONG_PAST * DAY_MS;
    return here === undefined || past ? realDay(year + 1, m, d) : here;
  }
  const bare = /^(\d{1,2})\s*[日号일]?$/.exec(text);
  if (!bare) return undefined;
  const d = Number(bare[1]);
  if (d >= day) return realDay(year, month, d);
  return month === 12 ? realDay(year + 1, 1, d) : realDay(year, month + 1, d);
}

const WEEKDAYS: Record<Locale, readonly string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  ko: ['일', '월', '화', '수', '목', '금', '토'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Further off than this a day is written with its year. */
const OTHER_YEAR = 180;

/** A day as a buyer reads it, with its weekday: `11月23日（周一）`, `11월 23일(월)`, `Mon, Nov 23`. */
export function writeDay(day: string, locale: Locale, today: string): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  const week = WEEKDAYS[locale][new Date(at(day)).getUTCDay()]!;
  const far = Math.abs(at(day) - at(today)) > OTHER_YEAR * DAY_MS;
  if (locale === 'zh-CN') return `${far ? `${y}年` : ''}${m}月${d}日（${week}）`;
  if (locale === 'ko') return `${far ? `${y}년 ` : ''}${m}월 ${d}일(${week})`;
  return `${week}, ${MONTHS[m - 1]} ${d}${far ? `, ${y}` : ''}`;
}

/** What the field puts into the sentence. */
export const writeField = (field: Field, value: string, locale: Locale, today: string): string =>
  field.kind === 'date' ? writeDay(value, locale, today) : value;

/** Whether two declarations of one name ask for the same. */
export function sameField(a: Field, b: Field): boolean {
  if (a.kind === 'choice' && b.kind === 'choice') return a.choices.join('\n') === b.choices.join('\n');
  if (a.kind === 'number' && b.kind === 'number')
    return a.min === b.min && a.max === b.max && a.decimals === b.decimals;
  return a.kind === b.kind;
}
