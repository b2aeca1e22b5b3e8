// Which names on a page last: names a build made, states that come and go, utility classes and a person's data are told
// from names that say what a part is. Stricter than the linter of marketplace files, which must not refuse what we propose.

const MADE = [
  /_\d+-\d+-\d+$/,
  /^(?:css|sc|jsx|jss|emotion|svelte|astro|chakra|makeStyles|r)-?[a-z0-9]*\d[a-z0-9-]*$/i,
  /^_?_?(?:ngcontent|nghost|ng-tns|ng-c\d|v-[0-9a-f]{6,})/i,
  /^_[a-z0-9]+_[a-z0-9]{4,}(?:_\d+)?$/i,
  /^(?:ember|radix-|headlessui-|mui-|react-aria|rc-tabs-|rc_|yui_|ext-gen|gwt-|:r)[\w-]*\d/i,
  /^[0-9a-f]{8,}$/i,
  /^x[a-z0-9]*\d[a-z0-9]*$/,
];
/** A tail after a mark that a build may have put there. */
const TAIL = /^(.*?)(___?|--|[-_])([a-zA-Z0-9]{4,10})$/;
/** After two marks a build's own tail may hold marks itself. */
const MARKED = /^(.*?)(___?|--)(?=[\w-]*\d)(?=[\w-]*[a-zA-Z])([\w-]{4,8})$/;
const ABBREVIATED = new Set(
  'btn txt img svg nav msg sku qty str lbl tbl hdr ftr wrp ctn cnt num sn id td tr th li ul ol dl dt dd hd bd ft fl fr rt lt tt tl tr ip no pc ui im kf cs gt lg sm md xs xl'.split(
    ' ',
  ),
);

/** Words that are numbered: `row12`. */
const COUNTED =
  /(?:row|col|step|item|page|level|tab|line|cell|text|box|size|type|part|card|list|order|panel|section)$/i;

const upper = (text: string): number => text.match(/[A-Z]/g)?.length ?? 0;
const pieces = (name: string): string[] => name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
/** A run of letters that may be a word: a vowel, and no long run without one. */
const wordish = (piece: string): boolean => {
  const text = piece.toLowerCase();
  if (ABBREVIATED.has(text)) return true;
  return text.length > 2 && /[aeiouy]/.test(text) && !/[^aeiouy]{5,}/.test(text);
};
/** Letters and digits, or capitals, mixed as no word mixes them. */
function scrambled(text: string): boolean {
  if (/^\d+$/.test(text)) return text.length > 2;
  if (/\d/.test(text)) {
    const plain = /^([A-Za-z]+)(\d{1,2})$/.exec(text);
    if (!plain) return true;
    if (plain[2]!.length > 1 && plain[1]!.length > 2 && !COUNTED.test(plain[1]!)) return true;
    return text.length > 4 && !pieces(plain[1]!).every(wordish);
  }
  if (upper(text) === 0) return text.length >= 5 && !wordish(text);
  const parts = pieces(text);
  const words = parts.filter((part) => part.length > 3 && wordish(part)).length;
  return text.length >= 5 && words === 0 && (parts.length > 1 || !wordish(text));
}

/** A class name, id or attribute value a build made: it lives until the site's next release. */
export function looksHashed(name: string): boolean {
  if (MADE.some((made) => made.test(name))) return true;
  if (/__/.test(name) && MARKED.test(name) && !/__[a-z]+(?:-[a-z]+)*-?\d{1,2}$/.test(name)) return true;
  const tail = TAIL.exec(name)?.[3];
  if (tail && scrambled(tail) && (/\d/.test(tail) ? /[a-z]/i.test(tail) : upper(tail) > 1 || tail.length > 4))
    return true;
  if (name.length >= 16 && /^[a-zA-Z0-9]+$/.test(name) && /\d.*\d/.test(name) && upper(name) >= 2)
    return true;
  const parts = name.split(/[-_]+/).filter(Boolean);
  return parts.length > 0 && parts.every(scrambled);
}

/** What of a hashed name stays: `Card_name__` of `Card_name__3xYz1`. Undefined where nothing says anything. */
export function stablePart(name: string): string | undefined {
  const found = TAIL.exec(name) ?? MARKED.exec(name);
  if (!found) return undefined;
  const stem = found[1]!;
  if (stem.length < 4 || looksHashed(stem) || /^(?:css|style|styles|index|module|jsx|emotion)$/i.test(stem))
    return undefined;
  return pieces(stem).some((piece) => piece.length > 2 && wordish(piece)) ? `${stem}${found[2]}` : undefined;
}

const STATE =
  /(?:^|[-_])(?:active|actived|selected|select|checked|disabled|enabled|hover|hovered|focus|focused|focusin|current|cur|on|off|open|opened|close|closed|expanded|collapsed|loading|loaded|visible|hidden|hide|show|shown|first|last|odd|even|new|unread|read|error|success|warning|danger|pending|visited|dragging|animated|entering|leaving)(?:$|[-_])|^(?:is|has|was)[-_A-Z]/i;
const CAMEL_STATE =
  /(?:Active|Selected|Checked|Disabled|Hover|Focused|Current|Opened|Expanded|Loading|Hidden)$/;
/** A name of a state: it comes and goes with what is clicked. */
export const looksState = (name: string): boolean => STATE.test(name) || CAMEL_STATE.test(name);

const LOOKS =
  '(?:\\d[\\w./-]*|auto|full|screen|none|px|[2-9]?x?[sl]|[2-9]?xl|sm|md|lg|base|start|end|center|between|around|left|right|top|bottom|bold|semibold|medium|normal|light|hidden|visible|wrap|nowrap|col|row|pointer|black|white|transparent|current|first|last|(?:gray|grey|slate|zinc|red|green|blue|yellow|orange|purple|pink|indigo|primary|secondary|muted|danger|success|warning)(?:-\\d+)?)';
const UTILITY = new RegExp(
  `[:[\\]/.!@%]|^-?(?:[mp][xytblr]?|[wh]|min-[wh]|max-[wh]|gap|space-[xy]|z|top|left|right|bottom|inset|order|basis|col|row|col-span|grid|grid-cols|text|font|leading|tracking|bg|border|border-[tblr]|rounded|shadow|opacity|flex|items|justify|content|self|overflow|whitespace|break|cursor|select|transition|duration|ring|divide|object|align|fs|fw|lh|[dgu]|el-col|ant-col|col-(?:xs|sm|md|lg))-${LOOKS}$|^(?:flex|grid|block|inline|inline-block|inline-flex|hidden|relative|absolute|fixed|sticky|static|truncate|uppercase|lowercase|capitalize|italic|underline|container|clearfix|f[lr]|t[lrc]|left|right|center|bold|row|col|clear|group|peer|antialiased|ellipsis)$`,
);
/** A class that says how a part looks, not what it is. */
export const looksUtility = (name: string): boolean => UTILITY.test(name);

const PERSONAL = [
  /\S@\S+\.\S/,
  /\d{5,}/,
  /(?:\d[ -]?){7,}/,
  /[*＊]{2,}|\p{L}[*＊]\p{L}?$/u,
  /\d{4}[-/.年년]\s?\d{1,2}[-/.月월]/,
  /^(?=(?:[^\d]*\d){3})(?=.*[A-Za-z])[A-Z0-9-]{6,}$/,
];
/** Names shown in part, numbers, ids, e-mails and dates: a buyer's or an order's, never a part of the page. */
export const looksPersonal = (text: string): boolean => PERSONAL.some((sign) => sign.test(text));

/** A name that may stand in a selector as it is. */
export const plainName = (name: string): boolean =>
  /^-?[_a-zA-Z][\w-]{0,59}$/.test(name) && !/^(?:undefined|null|true|false|NaN)$/.test(name);
/** A text that may stand between quotation marks in a selector. */
export const quotable = (text: string): boolean => text.length <= 60 && !/["'\\{}<>\n]/.test(text);

/** A value of a test id, role or data attribute that names a kind of part: short, no digits to speak of, no blanks. */
export const namesAPart = (value: string): boolean =>
  /^[a-zA-Z][\w:./-]{0,49}$/.test(value) &&
  !looksPersonal(value) &&
  !/\d{3,}/.test(value) &&
  !looksHashed(value);

/** What stands before the number in a name that counts: `order-` of `order-4711`, `orderid_` of `orderid_12-3__box`. */
export function countedPart(value: string): string | undefined {
  const stem = /^([a-zA-Z][a-zA-Z_:-]*[_:-])[\w-]*\d/.exec(value)?.[1];
  return stem && stem.length >= 4 && !looksHashed(stem.replace(/[_:-]+$/, '')) ? stem : undefined;
}
