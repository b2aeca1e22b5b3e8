// What a selector gives away without a page: whether it is one at all, whether it hangs on a class that a build made, and
// whether it tells a table cell only by its place.

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

/** Pseudo-elements and pointer states: nothing that can be read. */
export const STATEFUL = /::|:(?:hover|focus|active|visited|before|after)\b/;

/** Why a selector is none, or undefined. A reading of brackets and quotes, enough to catch slips without a page. */
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
  return undefined;
}

const AMONG_SIBLINGS =
  /(?:^|[\s>+~(,])(?:t[dh][^\s>+~,()]*|\*?(?:\.[\w-]+)*):(?:nth-[a-z-]+\(|first-child|last-child|first-of-type|last-of-type|only-child)/;
/** A table cell, or any child, told only by its place among its siblings. */
export const isPositionalCell = (selector: string): boolean => AMONG_SIBLINGS.test(selector);
