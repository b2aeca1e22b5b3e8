// Declared: the form fields a parsed template names, read off its filters before anything is rendered, so that what is
// wrong with one is said while the template is written.
import type { Template, Value } from 'liquidjs';
import type { Failure } from '../model/basics.ts';
import { FIELD_FILTERS, type Field, type FieldKind, MOST_CHOICES, sameField } from './forms.ts';

export interface Declared {
  field: Field;
  line: number;
  col: number;
}

const LONGEST_NAME = 40;
const LONGEST_CHOICE = 200;

const kinds = new Map<string, FieldKind>();
for (const kind of ['choice', 'number', 'date'] as const)
  for (const name of FIELD_FILTERS[kind]) kinds.set(name, kind);

export const isFieldFilter = (name: string): boolean => kinds.has(name);

/** A token of the engine, as far as it is looked at. */
interface Written {
  content?: unknown;
  getText(): string;
  getPosition(): number[];
}
const decimalsOf = (token: Written | undefined) => token?.getText().split('.')[1]?.length ?? 0;

type Read = Declared | { wrong: Failure };

/** The field a value declares; undefined where it declares none. `placed` false: it stands where nothing can be asked. */
export function declaredBy(value: Value, node: Template, placed: boolean): Read | undefined {
  const filter = value.filters.find(({ name }) => isFieldFilter(name));
  if (!filter) return undefined;
  const [first, ...rest] = value.initial.postfix as unknown as Written[];
  const position = first?.getPosition?.() ?? (node.token as unknown as Written).getPosition();
  const [line = 1, col = 1] = position;
  const name = typeof first?.content === 'string' && rest.length === 0 ? first.content.trim() : '';
  const wrong = (code: string, params: Failure['params'] = {}): Read => ({
    wrong: { code, params: { ...params, ...(name ? { name } : {}), line } },
  });
  // The name comes first of all, or a filter before this one would change it.
  if (!name || name.length > LONGEST_NAME || value.filters[0] !== filter)
    return wrong('reply.field-name', { limit: LONGEST_NAME });
  if (!placed) return wrong('reply.field-place');
  const args = filter.args as unknown as Written[];
  switch (kinds.get(filter.name)!) {
    case 'date':
      if (args.length > 0) return { wrong: badDate(line) };
      return { field: { name, kind: 'date' }, line, col };
    case 'choice': {
      const choices = args.map(({ content }) => (typeof content === 'string' ? content.trim() : ''));
      const good = choices.every((one) => one !== '' && one.length <= LONGEST_CHOICE);
      if (
        !good ||
        choices.length < 2 ||
        choices.length > MOST_CHOICES ||
        new Set(choices).size < choices.length
      )
        return wrong('reply.field-choices', { limit: MOST_CHOICES });
      return { field: { name, kind: 'choice', choices }, line, col };
    }
    case 'number': {
      const [min, max] = args.map(({ content }) => content);
      const good = args.length <= 2 && args.every(({ content }) => typeof content === 'number');
      if (!good || (args.length === 2 && !((min as number) < (max as number))))
        return wrong('reply.field-range');
      const decimals = Math.max(0, ...args.map(decimalsOf));
      const field: Field = {
        name,
        kind: 'number',
        decimals,
        ...(typeof min === 'number' ? { min } : {}),
        ...(typeof max === 'number' ? { max } : {}),
      };
      return { field, line, col };
    }
  }
}

/** `date` has no format here: the buyer's language decides. */
const badDate = (line: number): Failure => ({
  code: 'reply.template',
  params: { line, message: 'date takes no argument' },
});

/** The first field that asks under a name for something else than another one does. */
export function clash(declared: readonly Declared[]): Failure | undefined {
  const known = new Map<string, Field>();
  for (const { field, line } of declared) {
    const before = known.get(field.name);
    if (before && !sameField(before, field))
      return { code: 'reply.field-twice', params: { name: field.name, line } };
    known.set(field.name, field);
  }
  return undefined;
}
