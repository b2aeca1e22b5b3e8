// What a rule is: a declaration and one pure `judge`. Parameters are data, so that the form, the check and the default
// come from one place; words are the rule's own catalogue, so that labels and forms are checked by the compiler.
import type { Level } from '../model/basics.ts';
import type { Facts, PageKind } from '../model/facts.ts';
import type {
  AFTERSALE_FIELDS,
  LINE_FIELDS,
  LISTING_FIELDS,
  MESSAGE_FIELDS,
  ORDER_FIELDS,
  PACKAGE_FIELDS,
  Policy,
  REVIEW_FIELDS,
  THREAD_FIELDS,
} from '../model/marketplace.ts';
import type { About, Action, Prompt } from '../model/prompts.ts';
import type { Records } from '../model/records.ts';
import type { Catalogue } from '../words/say.ts';

export const GROUPS = ['stock', 'address', 'orders', 'chat', 'draft', 'handover'] as const;
export type RuleGroup = (typeof GROUPS)[number];

type Of<F extends readonly string[]> = F[number];
/** A field's path as health names it. */
export type FieldPath =
  | `order.${Of<typeof ORDER_FIELDS>}`
  | `order.lines.${Of<typeof LINE_FIELDS>}`
  | `order.packages.${Of<typeof PACKAGE_FIELDS>}`
  | `listing.${Of<typeof LISTING_FIELDS>}`
  | 'conversation.buyer.name'
  | 'conversation.buyer.id'
  | 'conversation.orders.orderId'
  | `conversation.messages.${Of<typeof MESSAGE_FIELDS>}`
  | `conversation.listings.${Of<typeof LISTING_FIELDS>}`
  | `thread.${Of<typeof THREAD_FIELDS>}`
  | `review.${Of<typeof REVIEW_FIELDS>}`
  | `aftersale.${Of<typeof AFTERSALE_FIELDS>}`;
/** A field the judgement rests on, or several of which the site must have one. Whichever it has must be readable. */
export type Need = FieldPath | readonly [FieldPath, ...FieldPath[]];

interface IntegerParam {
  type: 'integer';
  min: number;
  max: number;
  default: number;
}
interface FlagParam {
  type: 'flag';
  default: boolean;
}
interface WordsParam {
  type: 'words';
  default: readonly string[];
}
interface ChoiceParam<O extends string = string> {
  type: 'choice';
  options: readonly O[];
  default: O;
}
interface TimeParam {
  type: 'time';
  /** `HH:MM`; undefined: not set. */
  default: string | undefined;
}
export type Param = IntegerParam | FlagParam | WordsParam | ChoiceParam | TimeParam;
export type ParamSpecs = Readonly<Record<string, Param>>;
export type ParamValue<P extends Param> = P extends IntegerParam
  ? number
  : P extends FlagParam
    ? boolean
    : P extends WordsParam
      ? readonly string[]
      : P extends ChoiceParam<infer O>
        ? O
        : string | undefined;
/** The values a rule is judged with: every declared one, of its type. */
export type ParamValues<S extends ParamSpecs> = { readonly [K in keyof S]: ParamValue<S[K]> };

/** A whole number from `min` to `max`, both allowed. */
export const integer = (of: { min: number; max?: number; default: number }): IntegerParam => ({
  type: 'integer',
  max: Number.MAX_SAFE_INTEGER,
  ...of,
});
export const flag = (of: { default: boolean }): FlagParam => ({ type: 'flag', ...of });
/** A list of words, at most 200 of at most 80 characters. */
export const words = (of: { default: readonly string[] }): WordsParam => ({ type: 'words', ...of });
export const choice = <const O extends string>(of: {
  options: readonly O[];
  default: NoInfer<O>;
}): ChoiceParam<O> => ({
  type: 'choice',
  ...of,
});
/** A time of day in the shop's zone, `HH:MM`. Without a default it is unset until the owner sets it. */
export const time = (of: { default?: string } = {}): TimeParam => ({ type: 'time', default: of.default });

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
function isValid(spec: Param, value: unknown): boolean {
  switch (spec.type) {
    case 'integer':
      return Number.isInteger(value) && (value as number) >= spec.min && (value as number) <= spec.max;
    case 'flag':
      return typeof value === 'boolean';
    case 'words':
      return (
        Array.isArray(value) &&
        value.length <= 200 &&
        value.every((word) => typeof word === 'string' && word.trim() !== '' && word.length <= 80)
      );
    case 'choice':
      return typeof value === 'string' && spec.options.includes(value);
    case 'time':
      return typeof value === 'string' && CLOCK.test(value);
  }
}

/**
 * The values to judge with. What is not set, or not valid, is the default; the latter is named in `invalid`, so that
 * the owner sees it. Keys this version does not know (an older or newer one may) are kept as they are.
 */
export function readParams<S extends ParamSpecs>(
  specs: S,
  raw: Readonly<Record<string, unknown>> = {},
): { params: ParamValues<S> & Readonly<Record<string, unknown>>; invalid: string[] } {
  const invalid: string[] = [];
  const known = Object.entries(specs).map(([name, spec]): [string, unknown] => {
    const set = Object.hasOwn(raw, name) ? raw[name] : undefined;
    if (set === undefined) return [name, spec.default];
    if (isValid(spec, set)) return [name, set];
    invalid.push(name);
    return [name, spec.default];
  });
  const params = Object.fromEntries([...Object.entries(raw), ...known]);
  return { params: params as ParamValues<S> & Record<string, unknown>, invalid };
}

/** What a judgement rests on, and nothing else: no page, no clock, no browser. */
export interface Input<S extends ParamSpecs = ParamSpecs> {
  facts: Facts;
  records: Records;
  params: ParamValues<S>;
  /** UTC ms. */
  now: number;
  /** What may be done on this site, as data, and its zone (IANA). No rule compares `id`. */
  site: { id: string; policy: Policy; zone: string };
  /**
   * Time alone will change what this judgement says, at this instant (UTC ms): the page is then judged again. An
   * instant that is past, or not a number, asks for nothing.
   */
  wake(at: number | undefined): void;
}

type Keys<W> = keyof W & string;
type Labelled<A, K> = A extends Action ? Omit<A, 'label'> & { label: K } : never;
/** The variants of a text: `late` where the words hold `title.late`. */
type FormOf<K> = K extends `title.${infer F}` ? F : never;

/** What a judgement says; `defineRule` makes a whole prompt of it. */
export interface Say<W extends Catalogue = Catalogue> {
  about: About;
  /** Tells apart several things said of the same fact. */
  id?: string;
  /** Default: the rule's level. */
  level?: Level;
  /** Chooses `mark.<form>`, `title.<form>`, `why.<form>` and `step.<form>.<n>` where the words have them. */
  form?: FormOf<Keys<W>>;
  /** Values for the texts; `word(...)` for what has a word in each language. */
  params?: Record<string, string | number>;
  actions?: Labelled<Action, Keys<W>>[];
  onRow?: boolean;
}

/** A rule as it runs. */
export interface Rule<S extends ParamSpecs = ParamSpecs> {
  /** Permanent: file name, switch, journal, and the prefix of its prompts' ids. */
  readonly id: string;
  readonly group: RuleGroup;
  readonly level: Level;
  readonly pages: readonly PageKind[];
  readonly needs: readonly Need[];
  readonly params: S;
  /** Whether a shop that never touched the switch has it on. */
  readonly defaultOn: boolean;
  readonly words: Catalogue;
  /** Of a draft rule: the packs and single entries of the guard whose hits are its own. An entry goes before its pack. */
  readonly guards?: { packs?: readonly string[]; entries?: readonly string[] };
  judge(input: Input<S>): Prompt[];
}
export type AnyRule = Rule;

interface Declared<S extends ParamSpecs, W extends Catalogue> extends Omit<Rule<S>, 'judge' | 'words'> {
  readonly words: W;
  judge(input: Input<S>): Say<W>[];
}

/**
 * Declares a rule on drafts: the guard speaks for it while the agent types, so it judges no page. Its words are
 * `mark`, `title`, `why` (each may have a form named after the pack or the entry), its level the most its entries may
 * be raised or lowered to by the owner; unset, each entry keeps its own.
 */
export function defineDraftRule<const S extends ParamSpecs, W extends Catalogue>(
  declared: Omit<Declared<S, W>, 'judge' | 'group' | 'pages' | 'needs'> & {
    readonly guards: NonNullable<Rule['guards']>;
  },
): Rule<S> {
  return { ...declared, group: 'draft', pages: ['chat'], needs: [], judge: () => [] };
}

/** Several things' names in the agent's language, listed: the keys of the rule's own words. */
export const word = (...keys: string[]): string => keys.map((key) => `@${key}`).join(' ');

/** Declares a rule. The id's prefix, the rule's name and the level are put into its prompts here, not in each `judge`. */
export function defineRule<const S extends ParamSpecs, W extends Catalogue>(
  declared: Declared<S, W>,
): Rule<S> {
  return {
    ...declared,
    judge: (input) =>
      declared.judge(input).map(({ about, id, level, form, params, actions, onRow }) => ({
        id: [declared.id, about.id ?? about.kind, ...(id === undefined ? [] : [id])].join(':'),
        rule: declared.id,
        level: level ?? declared.level,
        about,
        params: { ...params, ...(form === undefined ? {} : { form }) },
        actions: (actions ?? []) as Action[],
        ...(onRow === undefined ? {} : { onRow }),
      })),
  };
}
