// The template engine: Liquid, cut down to what a reply needs, and taught to say which variables it read, which of them
// had no value, and which stretch of the text came from where.
import { AssignTag, type Context, type Emitter, Liquid, Output, type Template, type Value } from 'liquidjs';
import type { Failure, Locale } from '../model/basics.ts';
import { clash, type Declared, declaredBy } from './declared.ts';
import { checkField, FIELD_FILTERS, type Field, fieldId, shownName, writeField } from './forms.ts';
import { bothForms, pairOf, withJosa } from './josa.ts';
import { CURSOR_NAMES, keyOf, type Values, type VariableKey } from './variables.ts';

export interface Use {
  name: string;
  /** Absent where the catalogue does not know the name. */
  key?: VariableKey;
  line: number;
  col: number;
}

/** No loops (values are texts, not lists), no partials, nothing that reads a clock or another file. */
const TAGS = ['if', 'unless', 'case', 'assign', 'capture', 'comment', 'raw', '#'];
const FILTERS =
  'default append prepend upcase downcase capitalize strip lstrip rstrip truncate slice size replace replace_first remove remove_first plus minus times divided_by round ceil floor at_least at_most'.split(
    ' ',
  );

/** Longer is no quick reply, and would keep the palette waiting. */
export const LONGEST_TEMPLATE = 20_000;

/** What all outputs of one rendering may write together. */
const MOST_WRITTEN = 200_000;

/** Noncharacters, which no text holds: around a part of the preview, and where the caret goes. */
const OPEN = '\ufdd0';
const NUMBERED = '\ufdd1';
const CLOSE = '\ufdd2';
export const CARET = '\ufdd3';
export const RESERVED = /[\ufdd0-\ufdd3]/g;
export const PART = /\ufdd0(\d+)\ufdd1([^\ufdd0-\ufdd2]*)\ufdd2/g;

/** What was filled in of a reply's fields, and for whom and when it is written. */
export interface Form {
  /** By `fieldId`, as `checkField` keeps it. */
  given: Readonly<Record<string, string>>;
  /** The language of the reply. */
  locale: Locale;
  /** `YYYY-MM-DD` where the shop is. */
  today: string;
}
export const NO_FORM: Form = { given: {}, locale: 'en', today: '2026-01-01' };

/** One rendering under way. Rendering is synchronous, so there is one at a time. */
export interface Run {
  missing: Set<string>;
  /** The names read by the output being rendered. */
  read: string[];
  /** Whether a missing value matters here: not in a condition, and not where `default` stands in for it. */
  needed: boolean;
  preview: { kind: 'filled' | 'missing'; name: string }[] | undefined;
  form: Form;
  fields: ReadonlyMap<string, Field>;
  /** The fields the rendering came by, by id. */
  asked: Set<string>;
  /** Characters that may still be written: what is captured and written again and again doubles and doubles. */
  room: number;
}
let run: Run | undefined;

const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: LONGEST_TEMPLATE,
  renderLimit: 200,
  memoryLimit: 200_000,
});
for (const tag of Object.keys(liquid.tags)) if (!TAGS.includes(tag)) delete liquid.tags[tag];
for (const filter of Object.keys(liquid.filters))
  if (!FILTERS.includes(filter)) delete liquid.filters[filter];
liquid.registerFilter('josa', (word: unknown, text: unknown) => {
  const pair = pairOf(String(text));
  if (!pair) throw new Error(`josa knows no particle "${String(text)}"`);
  return word === null || word === undefined || word === '' ? '' : withJosa(String(word), pair);
});

for (const names of Object.values(FIELD_FILTERS))
  for (const name of names) liquid.registerFilter(name, (label: unknown) => fieldValue(String(label)));

/** What stands in a field of the rendering under way; null where it is still to be filled in. */
function fieldValue(name: string): string | null {
  const now = run!;
  const id = fieldId(name);
  // What `default` stands in for is shown as filled all the same: it may be changed.
  now.read.push(id);
  now.asked.add(id);
  const field = now.fields.get(name);
  const typed = Object.hasOwn(now.form.given, id) ? now.form.given[id] : undefined;
  const checked = field && typed !== undefined ? checkField(field, typed, now.form.today) : undefined;
  if (field && checked && 'value' in checked)
    return writeField(field, checked.value, now.form.locale, now.form.today);
  if (now.needed) now.missing.add(id);
  return null;
}

interface Parsed {
  nodes: Template[];
  uses: Use[];
  fields: Declared[];
  /** What is wrong with a field, whatever stands in it. */
  wrong?: Failure;
}

/** Has outputs and assignments say, when rendered, that a missing value matters in them, and outputs mark themselves. */
function watch(node: Template, into: Parsed): void {
  const asks = node instanceof Output || node instanceof AssignTag;
  for (const value of (node.arguments?.() ?? []) as Iterable<Value>) {
    // A condition's operands are values too; a plain path has no filters.
    const read = value.filters ? declaredBy(value, node, asks) : undefined;
    if (read && 'wrong' in read) into.wrong ??= read.wrong;
    else if (read) into.fields.push(read);
  }
  if (node instanceof Output || node instanceof AssignTag) {
    const render: Template['render'] = node.render;
    const [value] = node.arguments() as Iterable<Value>;
    const lenient = value!.filters.some((filter) => filter.name === 'default');
    const particle = value!.filters.find((filter) => filter.name === 'josa')?.args[0];
    const pair = particle && pairOf(unquoted(particle));
    node.render = function* (context: Context, emitter: Emitter) {
      const now = run!;
      now.needed = !lenient;
      now.read = [];
      let text = '';
      yield* render.call(node, context, { buffer: '', write: (piece) => (text += asText(piece)) });
      now.needed = false;
      now.room -= text.length;
      if (now.room < 0) throw new Error('the text gets too long');
      if (node instanceof Output)
        emitter.write(now.preview ? inPreview(now, text, pair ? bothForms(pair) : '') : text);
    };
  }
  if (!node.children) return;
  const children = node.children(false, true);
  let step = children.next();
  while (!step.done) step = children.next();
  for (const child of step.value) watch(child, into);
}

const asText = (piece: unknown) => (piece === null || piece === undefined ? '' : String(piece));
/** The text of a filter's argument as written, without its quotes. */
const unquoted = (token: unknown) => (token as { getText(): string }).getText().replace(/^["']|["']$/g, '');

/** A piece of output with marks around it. A missing one shows its name, then the particle it would have taken. */
function inPreview(now: Run, text: string, residue: string): string {
  const name = now.read[0];
  if (name === undefined || text === CARET) return text;
  const gone = now.read.find((one) => now.missing.has(one));
  now.preview!.push(gone ? { kind: 'missing', name: gone } : { kind: 'filled', name });
  const mark = `${OPEN}${now.preview!.length - 1}${NUMBERED}`;
  return gone ? `${mark}${shownName(gone)}${CLOSE}${residue}` : mark + text.replace(RESERVED, '') + CLOSE;
}

const parsed = new Map<string, Parsed>();

/** Parsed once and kept: the palette renders a preview at every arrow key. Throws what liquidjs throws. */
export function parse(body: string): Parsed {
  const known = parsed.get(body);
  if (known) return known;
  const nodes = liquid.parse(body.replace(RESERVED, ''));
  const uses: Use[] = [];
  const made: Parsed = { nodes, uses, fields: [] };
  for (const node of nodes) watch(node, made);
  const twice = made.wrong ?? clash(made.fields);
  if (twice) made.wrong = twice;
  for (const list of Object.values(liquid.analyzeSync(nodes).globals))
    for (const { segments, location } of list) {
      // `buyer.name`: the values are plain texts, so a path leads nowhere.
      const name = segments.map(String).join('.');
      const key = segments.length === 1 ? keyOf(name) : undefined;
      uses.push({ name, ...(key ? { key } : {}), line: location.row, col: location.col });
    }
  uses.sort((a, b) => a.line - b.line || a.col - b.col);
  if (parsed.size >= 200) parsed.delete(parsed.keys().next().value!);
  parsed.set(body, made);
  return made;
}

/** The value for a name, whether `values` has it by its key, as written, or by another language's name. */
function lookUp(values: Values, name: string): string | undefined {
  const key = keyOf(name);
  const own = (at: string) => (Object.hasOwn(values, at) ? values[at] : undefined);
  const found =
    own(name) ?? (key && (own(key) ?? Object.entries(values).find(([at]) => keyOf(at) === key)?.[1]));
  return found?.trim() ? found.replace(RESERVED, '') : undefined;
}

export const isCursor = (name: string) => CURSOR_NAMES.includes(name);

export function fill(
  { nodes, uses, fields }: Parsed,
  values: Values,
  preview: Run['preview'],
  form: Form = NO_FORM,
): { text: string; missing: Set<string>; asked: Set<string> } {
  const now: Run = {
    missing: new Set(),
    read: [],
    needed: false,
    preview,
    form,
    fields: new Map(fields.map(({ field }) => [field.name, field])),
    asked: new Set(),
    room: MOST_WRITTEN,
  };
  const scope = {};
  for (const { name } of uses) {
    const value = isCursor(name) ? CARET : lookUp(values, name);
    Object.defineProperty(scope, name, {
      configurable: true,
      enumerable: true,
      get() {
        if (value === undefined && now.needed) now.missing.add(name);
        // What `default` stands in for is the template's own text.
        if (!isCursor(name) && (value !== undefined || now.needed)) now.read.push(name);
        // Null, not undefined: strict variables throw at the first undefined one, and all are to be named.
        return value ?? null;
      },
    });
  }
  const before = run;
  run = now;
  try {
    return { text: String(liquid.renderSync(nodes, scope)), missing: now.missing, asked: now.asked };
  } finally {
    run = before;
  }
}
