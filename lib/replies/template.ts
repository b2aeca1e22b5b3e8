// Templates: a reply's body filled with what is known of the order. A variable that is unknown or has no value stops the
// insertion and is named, so that no half-filled sentence reaches a buyer.
import { LiquidError } from 'liquidjs';
import { fail, ok, type Result } from '../model/basics.ts';
import { type Field, fieldId, shownName } from './forms.ts';
import {
  CARET,
  type Form,
  fill,
  isCursor,
  LONGEST_TEMPLATE,
  NO_FORM,
  PART,
  parse,
  RESERVED,
  type Run,
  type Use,
} from './liquid.ts';
import type { Values } from './variables.ts';

export type { Form } from './liquid.ts';
export { LONGEST_TEMPLATE } from './liquid.ts';

export interface Rendered {
  /** Plain text: to be inserted as text, never as HTML. */
  text: string;
  /** Where the caret belongs, in UTF-16 units of `text`; absent where the template does not say. */
  cursor?: number;
}

export interface Part {
  text: string;
  kind: 'text' | 'filled' | 'missing';
  /** The variable, as the template writes it, or a field's id; for `filled` and `missing`. */
  name?: string;
}

function failure(error: unknown): Result<never> {
  const [line] = error instanceof LiquidError ? error.token.getPosition() : [1];
  const cause = error instanceof LiquidError ? (error.originalError ?? error) : (error as Error);
  return fail('reply.template', {
    line: line ?? 1,
    message: cause.message.replace(/, line:\d+, col:\d+$/, ''),
  });
}

/**
 * The reply as it will be inserted. Fails with `reply.template` {line, message} where it is no template,
 * `reply.unknown-variable` {name, line, col} where it names what does not exist, in any branch, and `reply.no-value`
 * {names} where what it would write is not known or not filled in. Conditions and `default` may ask for what has no
 * value.
 */
export function renderReply(body: string, values: Values, form: Form = NO_FORM): Result<Rendered> {
  const wrong = lint(body, values);
  if (wrong) return wrong;
  try {
    const { text, missing } = fill(parse(body), values, undefined, form);
    if (missing.size > 0) return fail('reply.no-value', { names: [...missing].map(shownName).join(', ') });
    const cursor = text.indexOf(CARET);
    return ok({ text: text.replace(RESERVED, ''), ...(cursor < 0 ? {} : { cursor }) });
  } catch (error) {
    return failure(error);
  }
}

/** The variables a body names, in the order they stand; empty where it cannot be parsed. */
export function variablesOf(body: string): Use[] {
  try {
    return parse(body).uses.filter(({ name }) => !isCursor(name));
  } catch {
    return [];
  }
}

/** The fields a body asks for, each once, in the order they stand; empty where it cannot be parsed. */
export function fieldsOf(body: string): Field[] {
  try {
    return [...new Map(parse(body).fields.map(({ field }) => [field.name, field])).values()];
  } catch {
    return [];
  }
}

/**
 * What a reply still waits for, variables as written and fields by id, in the order they stand. `optional`: fields whose
 * default stands until somebody changes it.
 */
export function waitsFor(
  body: string,
  values: Values,
  form: Form = NO_FORM,
): { missing: string[]; optional: string[] } {
  try {
    const read = parse(body);
    const { missing, asked } = fill(read, values, undefined, form);
    const places = [
      ...read.uses.map(({ name, line, col }) => ({ id: name, line, col })),
      ...read.fields.map(({ field, line, col }) => ({ id: fieldId(field.name), line, col })),
    ].sort((a, b) => a.line - b.line || a.col - b.col);
    const order = [...new Set(places.map(({ id }) => id))];
    return {
      missing: order.filter((id) => missing.has(id)),
      optional: order.filter((id) => asked.has(id) && !missing.has(id) && form.given[id] === undefined),
    };
  } catch {
    return { missing: [], optional: [] };
  }
}

/**
 * What is wrong with a body whatever the order, while it is being written; undefined where nothing is. `values` may
 * hold names beyond the catalogue.
 */
export function lint(body: string, values: Values = {}): Result<never> | undefined {
  if (body.length > LONGEST_TEMPLATE)
    return fail('reply.long-body', { n: body.length, limit: LONGEST_TEMPLATE });
  try {
    const { uses, wrong } = parse(body);
    if (wrong) return { ok: false, error: wrong };
    const unknown = uses.find(({ name, key }) => !key && !isCursor(name) && !Object.hasOwn(values, name));
    return (
      unknown && fail('reply.unknown-variable', { name: unknown.name, line: unknown.line, col: unknown.col })
    );
  } catch (error) {
    return failure(error);
  }
}

/** Of a body too long to be a template, so much is shown. */
const SHOWN = 2000;

/** The reply in pieces for the preview. What cannot be parsed yet comes back as written. */
export function parts(body: string, values: Values, form: Form = NO_FORM): Part[] {
  if (body.length > LONGEST_TEMPLATE) return [{ text: `${body.slice(0, SHOWN)}…`, kind: 'text' }];
  const preview: NonNullable<Run['preview']> = [];
  let text: string;
  try {
    text = fill(parse(body), values, preview, form).text;
  } catch {
    return body ? [{ text: body, kind: 'text' }] : [];
  }
  const out: Part[] = [];
  const plain = (piece: string) => {
    const bare = piece.replace(RESERVED, '');
    if (bare) out.push({ text: bare, kind: 'text' });
  };
  let at = 0;
  for (const match of text.matchAll(PART)) {
    plain(text.slice(at, match.index));
    if (match[2]) out.push({ text: match[2], ...preview[Number(match[1])]! });
    at = match.index + match[0].length;
  }
  plain(text.slice(at));
  return out;
}
