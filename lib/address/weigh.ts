// How much was said: agree needs that nothing differs, that nothing is open, and that what was said tells one order
// from another. A surname, the tail of a phone or a lone town does not do so alone; a tail and a town together do.
import { tokensCn } from './cn-detail.ts';
import { tokensKr } from './kr-detail.ts';
import { meetNames } from './name-compare.ts';
import { type Outcome, PARTS, type Part, type Parts } from './types.ts';

const enough = 1;

/** What one agreeing part proves. Undefined = it says nothing either way, and stands in nobody's way. */
function weightOf(part: Part, order: Parts, buyer: Parts, country: string): number | undefined {
  const [a, b] = [order[part]?.value ?? '', buyer[part]?.value ?? ''];
  if (part === 'name') {
    const { weak, silent } = meetNames(a, b);
    return silent ? undefined : weak ? 0 : enough;
  }
  if (part === 'phone') {
    // What the order hides at its end may be another phone; its last four digits are said of one's own.
    return /\*{4}$/.test(a) || b.endsWith('*') ? 0.5 : enough;
  }
  if (part === 'region') {
    if (/\d/.test(b)) return enough;
    return stated.test(country) ? 0.5 : 0.25;
  }
  if (part === 'street') return housed(a, country) && housed(b, country) ? enough : 0.5;
  return enough;
}

/** Whether a street is said with its number. */
export function housed(street: string, country: string): boolean {
  if (/^(?:CN|TW|HK|MO)$/.test(country))
    return tokensCn(street).some((t) => t.kind !== 'road' && t.kind !== 'town');
  if (country === 'KR') return tokensKr(street).some((t) => !/road|eup|dong|gap/.test(t.kind));
  return /[\d*]/.test(street);
}

/** Where a division is known by its levels: elsewhere many towns share a name. */
const stated = /^(?:CN|TW|HK|MO|KR|JP)$/;

/**
 * The verdict of all that was said. A part that alone says too little is taken back to `unknown` in `verdicts`. `more` = what
 * else was accounted for.
 */
export function weigh(
  order: Parts,
  buyer: Parts,
  verdicts: Record<Part, Outcome>,
  unread: boolean,
  country: string,
  more = 0,
): Outcome {
  const said = PARTS.filter((part) => buyer[part]);
  if (said.some((part) => verdicts[part] === 'differ')) return 'differ';
  const heard = said.filter((part) => weightOf(part, order, buyer, country) !== undefined);
  const sum = heard.reduce((all, part) => all + (weightOf(part, order, buyer, country) ?? 0), more);
  const whole = heard.every((part) => verdicts[part] === 'agree');
  if (!unread && whole && sum >= enough) return 'agree';
  if (said.length === 1 && !more && sum < enough && said[0] !== 'region') verdicts[said[0]!] = 'unknown';
  return 'unknown';
}
