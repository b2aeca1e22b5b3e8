// What a selector gives away without a page: whether it is one at all, whether it would take a browser long, whether it
// hangs on a class that a build made, and whether it tells a table cell only by its place.

const MADE = [
  /_\d+-\d+-\d+$/,
  /^(?:css|sc|jsx|jss|emotion)-[a-z0-9]*\d[a-z0-9]*$/i,
  /^_[a-z0-9]+_[a-z0-9]{4,}_\d+$/i,
];
const SUFFIX = /(___?|--)([\w-]{4,8})$/;
/** The class names in a selector. */
export const CLASS = /\.(-?[_a-zA-Z][\w-]*)/g;
const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;

/** A class name a build made: it lives until the site's next release. Plain words after `__` or `--` are not hashes. */
export function looksHashed(name: string): boolean {
  if (MADE.some((made) => made.test(name))) return true;
  const upper = (text: string) => count(text, /[A-Z]/g);
  const [, mark, suffix] = SUFFIX.exec(name) ?? [];
  if (
    suffix &&
    /[a-z]/.test(suffix) &&
    (upper(suffix) >= 2 || (/\d/.test(suffix) && (mark !== '--' || upper(suffix) > 0)))
  )
    return true;
  return name.length >= 16 && /^[a-zA-Z0-9]+$/.test(name) && count(name, /\d/g) >= 2 && upper(name) >= 2;
}

/** Why a selector is none that we take, or undefined: brackets and quotes first, then the grammar of what they hold. */
export function selectorFault(step: string): string | undefined {
  const closes: string[] = [];
  let quote = '';
  for (let i = 0; i < step.length; i++) {
    const c = step[i]!;
    if (c === '\\') i++;
    else if (quote) {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '(') closes.push(')');
    else if (c === '[') closes.push(']');
    else if ((c === ')' || c === ']') && closes.pop() !== c) return `a ${c} too many`;
  }
  if (quote) return 'a quotation mark is not closed';
  if (closes.length > 0) return `a ${closes.at(-1)} is missing`;
  const bare = step.replace(/"[^"]*"|'[^']*'/g, '""').trim();
  if (bare === '') return 'a step is empty';
  if (/^[,+~]|[,>+~]$|,\s*,|[>+~]\s*[>+~]|[.#]\s|[.#]$|[.#]\d|\[\s*\]|\/\//.test(bare))
    return 'a part of it is empty';
  return grammarFault(step);
}

const PSEUDO = new Set(
  'scope root empty checked disabled enabled required optional read-only read-write placeholder-shown indeterminate any-link link first-child last-child only-child first-of-type last-of-type only-of-type'.split(
    ' ',
  ),
);
const OVER_SELECTORS = new Set(['is', 'not', 'where', 'has']);
const NTH = /:nth-(?:last-)?(?:child|of-type)\(\s*(?:odd|even|[+-]?\d*n?(?:\s*[+-]\s*\d+)?)\s*\)/g;
/** Escapes and quoted texts blanked: what they hold is no grammar. */
const blanked = (selector: string): string =>
  selector.replace(/\\./gs, '_').replace(/"[^"]*"|'[^']*'/g, '""');

const INNERMOST = /:(is|not|where|has)\(([^()]*)\)/;
const NAME = '(?:--[\\w-]|-?[a-zA-Z_\\u0080-\\uffff])[\\w\\u0080-\\uffff-]*';
const ATTRIBUTE = new RegExp(
  `\\[\\s*${NAME}\\s*(?:[~|^$*]?=\\s*(?:""|${NAME})\\s*(?:\\s[isIS]\\s*)?)?\\]`,
  'g',
);
const COMPOUND = new RegExp(`^(?:\\*|${NAME})?(?:[.#]${NAME}|\\[\\]|:[a-z-]+)*$`);
/** Of a list of selectors without brackets, the first part that is none. */
function oddPart(list: string, relative: boolean): string | undefined {
  for (const one of list.split(',')) {
    const from = relative ? one.trim().replace(/^[>+~]\s*/, '') : one.trim();
    const odd = from.split(/\s*[>+~]\s*|\s+/).find((part) => part === '' || !COMPOUND.test(part));
    if (odd !== undefined)
      return odd === '' ? 'a part of it is empty' : `${odd} is no name, class or attribute`;
  }
  return undefined;
}

/** What a browser would throw at: an attribute test, a pseudo-class or a sign that CSS does not have. */
function grammarFault(step: string): string | undefined {
  const plain = blanked(step).trim().replace(ATTRIBUTE, '[]').replace(NTH, '[]');
  const attribute = /\[[^\]]+\]?/.exec(plain)?.[0];
  if (attribute) return `${attribute} is no attribute test`;
  for (const [whole, name, open] of plain.matchAll(/::?([\w-]*)(\(?)/g))
    if (whole.startsWith('::') || !(open ? OVER_SELECTORS : PSEUDO).has(name!))
      return `${whole}${open ? ')' : ''} matches nothing that can be read`;
  if (/:has\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*:has\(/.test(plain)) return ':has() stands inside :has()';
  // From the innermost brackets outwards; what was looked into stands as one more attribute test.
  let rest = plain;
  for (let inner = INNERMOST.exec(rest); inner; inner = INNERMOST.exec(rest)) {
    const odd = oddPart(inner[2]!, inner[1] === 'has');
    if (odd !== undefined) return odd;
    rest = `${rest.slice(0, inner.index)}[]${rest.slice(inner.index + inner[0].length)}`;
  }
  return oddPart(rest, false);
}

/** Far above what a page needs (the built-in files: 4 alternatives, 2 `:has`, 2 deep, 6 steps), and never slow. */
const MOST = { alternatives: 10, has: 3, depth: 3, steps: 12, any: 3, shadows: 3 } as const;

/** Why a selector would keep a browser busy, or undefined. */
export function selectorWeight(selector: string): string | undefined {
  const plain = blanked(selector).replace(/\[[^\]]*\]/g, '[]');
  let depth = 0;
  let deepest = 0;
  for (const c of plain) {
    if (c === '(') deepest = Math.max(deepest, ++depth);
    else if (c === ')') depth--;
  }
  const weights: [number, number, string][] = [
    [count(plain, /,/g) + 1, MOST.alternatives, 'alternatives'],
    [count(plain, /:has\(/g), MOST.has, '`:has()`'],
    [deepest, MOST.depth, 'brackets within brackets'],
    [count(plain.replace(/\s*([>+~,])\s*/g, '$1').trim(), /[>+~\s]+/g), MOST.steps, 'steps'],
    [count(plain, /\*/g), MOST.any, '`*`'],
    [count(plain, />>>/g), MOST.shadows, '`>>>`'],
  ];
  const [found, most, what] = weights.find(([number, max]) => number > max) ?? [];
  return found === undefined ? undefined : `${found} ${what}, more than ${most}`;
}

const AMONG_SIBLINGS =
  /(?:^|[\s>+~(,])(?:t[dh][^\s>+~,()]*|\*?(?:\.[\w-]+)*):(?:nth-[a-z-]+\(|first-child|last-child|first-of-type|last-of-type|only-child)/;
/** A table cell, or any child, told only by its place among its siblings. */
export const isPositionalCell = (selector: string): boolean => AMONG_SIBLINGS.test(selector);
