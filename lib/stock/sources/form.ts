// A source with a mapping as an owner types it: every field a text, checked before anything is asked of anybody.
import { fail, ok, type Result } from '../../model/result.ts';
import { JsonSource } from '../../model/source.ts';
import { buildJsonRequest, START } from './json.ts';

export interface JsonForm {
  url: string;
  method: 'GET' | 'POST';
  body: string;
  token: string;
  tokenHeader: string;
  /** One a line, `name: value`. */
  headers: string;
  rows: string;
  sku: string;
  onHand: string;
  reserved: string;
  name: string;
  warehouse: string;
  countedAt: string;
  paging: 'none' | 'page' | 'offset' | 'cursor';
  from: '0' | '1';
  next: string;
  size: string;
}

export const EMPTY_FORM: JsonForm = {
  url: '',
  method: 'GET',
  body: '',
  token: '',
  tokenHeader: 'Authorization',
  headers: '',
  rows: '',
  sku: '',
  onHand: '',
  reserved: '',
  name: '',
  warehouse: '',
  countedAt: '',
  paging: 'none',
  from: '1',
  next: '',
  size: '100',
};

function headersOf(text: string): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const cut = line.indexOf(':');
    const name = line.slice(0, cut).trim();
    if (cut < 1 || !/^[A-Za-z0-9-]{1,60}$/.test(name)) return undefined;
    headers[name] = line.slice(cut + 1).trim();
  }
  return headers;
}

/** The source as typed. Fails with what is wrong with it, in the same words as a reading would. */
export function jsonSourceOf(
  form: JsonForm,
  when: { everyMinutes: number; on: boolean },
): Result<JsonSource> {
  const headers = headersOf(form.headers);
  if (!headers) return fail('source.headers');
  const some = (name: 'reserved' | 'name' | 'warehouse' | 'countedAt') =>
    form[name].trim() === '' ? {} : { [name]: form[name].trim() };
  const { paging } = form;
  const source = JsonSource.safeParse({
    kind: 'json',
    url: form.url.trim(),
    ...(form.method === 'POST' ? { body: form.body.trim() || '{}' } : {}),
    token: form.token.trim(),
    tokenHeader: form.tokenHeader.trim() || 'Authorization',
    headers,
    mapping: {
      rows: form.rows.trim(),
      sku: form.sku.trim(),
      onHand: form.onHand.trim(),
      ...some('reserved'),
      ...some('name'),
      ...some('warehouse'),
      ...some('countedAt'),
    },
    paging:
      paging === 'page'
        ? { kind: paging, from: Number(form.from) }
        : paging === 'cursor'
          ? { kind: paging, next: form.next.trim() }
          : { kind: paging },
    pageSize: /^\d+$/.test(form.size.trim()) ? Number(form.size) : 0,
    ...when,
  });
  if (!source.success) {
    const wrong = source.error.issues[0]?.path[0];
    if (wrong === 'url') return fail('source.url');
    return fail(wrong === 'headers' || wrong === 'tokenHeader' ? 'source.headers' : 'source.form');
  }
  const asked = buildJsonRequest(source.data, START);
  return asked.ok ? ok(source.data) : asked;
}

/** A kept source as it was typed. */
export function formOf(source: JsonSource): JsonForm {
  const { mapping, paging } = source;
  return {
    ...EMPTY_FORM,
    url: source.url,
    method: source.body === undefined ? 'GET' : 'POST',
    body: source.body ?? '',
    token: source.token,
    tokenHeader: source.tokenHeader,
    headers: Object.entries(source.headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
    rows: mapping.rows,
    sku: mapping.sku,
    onHand: mapping.onHand,
    reserved: mapping.reserved ?? '',
    name: mapping.name ?? '',
    warehouse: mapping.warehouse ?? '',
    countedAt: mapping.countedAt ?? '',
    paging: paging.kind,
    from: paging.kind === 'page' && paging.from === 0 ? '0' : '1',
    next: paging.kind === 'cursor' ? paging.next : '',
    size: String(source.pageSize),
  };
}
