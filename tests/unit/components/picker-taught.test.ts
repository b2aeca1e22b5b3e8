// @vitest-environment happy-dom
// A page that is taught: where its marks go, what is given up together, and what tells that a buyer is chosen.
import { beforeEach, describe, expect, it } from 'vitest';
import { fieldAsk, rowsAsk } from '../../../components/picker/asks.ts';
import type { Ground } from '../../../components/picker/ground.ts';
import { pageOf, readPageParts } from '../../../components/picker/readings.ts';
import {
  asksOf,
  begin,
  pick,
  type Session,
  siteOf,
  skip,
  teach,
} from '../../../components/picker/session.ts';
import { slotRepairs } from '../../../components/picker/slots.ts';
import { enough } from '../../../components/picker/view.ts';
import { waysFor } from '../../../components/picker/ways.ts';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import type { PageKind } from '../../../lib/model/facts.ts';
import type { PageMatch } from '../../../lib/model/marketplace.ts';
import type { Repair } from '../../../lib/model/patch.ts';

const file = MARKETPLACES.find(({ id }) => id === 'pinduoduo')!;
const url = { frame: 'https://mms.pinduoduo.com/own/1', top: 'https://mms.pinduoduo.com/own/1' };
const match: PageMatch = { hosts: ['mms.pinduoduo.com'], path: '/own/*', frame: 'top' };

const taught = (kind: PageKind, ...repairs: Repair[]): Session =>
  pick(teach(begin({ locale: 'en', site: file, file, needs: [] }), kind, match), {
    ask: 'given',
    ways: [{ repairs, rows: 1, of: 1 }],
    at: 0,
    besides: { repairs: [], asks: [] },
  });
function groundOf(session: Session): Ground {
  const site = siteOf(session);
  const page = pageOf(site, session.page)!;
  return {
    site,
    page,
    read: readPageParts(site, page, document, url, 0),
    doc: document,
    url,
    now: 0,
    taught: true,
  };
}
const orderId = (at: string): Repair => ({
  what: 'field',
  part: 'orders',
  field: 'orderId',
  from: { at, read: 'text' },
  parse: 'id',
  when: 'always',
});

describe('the marks of a page of one order', () => {
  const slot = (html: string, at: string) => {
    document.body.innerHTML = html;
    const { page, read } = groundOf(taught('order', orderId(at)));
    return slotRepairs(page, read);
  };
  it('stand beside its number', () => {
    expect(slot('<main><header><h1>SO-4711</h1></header><p>Cup</p></main>', 'h1')).toMatchObject([
      { what: 'slot', part: 'orders', slot: { at: 'h1', place: 'after' } },
    ]);
  });
  it('stand in its cell, where the number is one', () => {
    expect(
      slot('<table><tbody><tr><td class="no">SO-4711</td><td>Cup</td></tr></tbody></table>', '.no'),
    ).toMatchObject([{ slot: { at: '.no', place: 'append' } }]);
  });
});

describe('a list without items', () => {
  beforeEach(() => {
    document.body.innerHTML = '<ul id="list"><li><b>SO-1</b></li><li><b>SO-2</b></li></ul>';
  });
  it('is enough once its items were said to be gone: nothing in them is asked for', () => {
    const session = taught(
      'orders',
      { what: 'rows', part: 'orders', group: { mode: 'element', each: '#list > li' } },
      orderId('b'),
    );
    const { read } = groundOf(session);
    const lacks = asksOf(session).map(({ id }) => id);
    expect(lacks).toContain(fieldAsk('orders.lines', 'sku'));
    expect(enough({ session, read })).toBe(false);
    expect(enough({ session: skip(session, rowsAsk('orders.lines')), read })).toBe(true);
  });
});

describe('the open chat', () => {
  it('says that a buyer is chosen: its heading stands above other rooms too', () => {
    document.body.innerHTML =
      '<div class="chat on"><b>robin</b></div><div class="chat"><b>mei</b></div><h1>robin</h1>';
    const session = taught('chat', {
      what: 'rows',
      part: 'threads',
      group: { mode: 'element', each: '.chat' },
    });
    const ask = asksOf(session).find(({ id }) => id === fieldAsk('threads', 'active'))!;
    const [way] = waysFor(ask, document.querySelector('.on b')!, groundOf(session));
    expect(way?.repairs).toContainEqual({ what: 'selected', at: '.chat.on' });
  });
});
