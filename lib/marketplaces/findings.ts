// What the check and the linter say of a marketplace file: the closed list of their objections, and how one is told: where
// it stands, what stands there, why it would go wrong, what to write instead. Each rule has its sentence in three languages
// in marketplaces.i18n.json, under `marketplace.<rule>`; `why` and `instead` are English, for tools and contributors.

export const RULES = [
  'too-large',
  'encoding',
  'not-json',
  'too-deep',
  'too-many',
  'forbidden-key',
  'unknown-key',
  'wrong-shape',
  'bare-wildcard',
  'no-origin',
  'twice',
  'bad-zone',
  'bad-selector',
  'heavy-selector',
  'hashed-class',
  'positional',
  'label-next',
  'no-place',
  'bad-template',
  'no-hole',
  'enum',
] as const;
export type Rule = (typeof RULES)[number];

export interface Finding {
  /** Names a text in the catalogue. */
  rule: `marketplace.${Rule}`;
  /** `pages.orders.orders.fields.orderId.from.0.at`; empty when the whole file is meant. */
  path: string;
  /** The offending value, shortened. */
  found: string;
  /** Why it would go wrong: one sentence. */
  why: string;
  /** What to write instead: one sentence. */
  instead: string;
}
export type Report = (rule: Rule, path: string, found: unknown, why: string, instead: string) => void;

/** Nobody reads more, and a bad file could have as many as it has letters. */
const MAX_FINDINGS = 100;

const cut = (text: string, max: number): string => (text.length > max ? `${text.slice(0, max - 1)}…` : text);

/** A value as it is shown. What holds other values is told by its first few, whatever its size. */
function short(found: unknown): string {
  if (typeof found === 'string') return cut(found, 120);
  if (typeof found !== 'object' || found === null) return cut(String(found), 120);
  let room = 40;
  const some = JSON.stringify(found, (_key, value: unknown) => {
    if (room-- <= 0) return undefined;
    if (typeof value === 'string') return cut(value, 120);
    if (typeof value === 'bigint') return String(value);
    return Array.isArray(value) ? value.slice(0, 20) : value;
  });
  return cut(some ?? '', 120);
}

export const reportTo =
  (findings: Finding[]): Report =>
  (rule, path, found, why, instead) => {
    if (findings.length >= MAX_FINDINGS) return;
    findings.push({
      rule: `marketplace.${rule}`,
      path: cut(path, 200),
      found: short(found),
      why: cut(why, 400),
      instead,
    });
  };

/** One line for a terminal. */
export const findingLine = ({ rule, path, found, why, instead }: Finding): string =>
  [path, rule, found, `${why} ${instead}`].filter((part) => part !== '').join(': ');
