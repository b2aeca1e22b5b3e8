// The remark composer's deeds: open it filled, put its line into the one open remark box or copy it, and keep it.
import type { RemarkReason } from '../../../lib/model/entries.ts';
import type { Flag } from '../../../lib/model/facts.ts';
import { isNoted } from '../../../lib/records/promises.ts';
import type { Hand } from './hand.ts';
import { remarkLine, remarkSize } from './remark.ts';

export function newComposing({
  lookAtBoxes,
  refresh,
  overlay,
  send,
  state,
  data,
  t,
  tell,
  draftOf,
  orderSubject,
  followed,
  append,
  copy,
}: Hand) {
  /** The composer begins with what was promised and no packer can read yet. */
  function promised(orderId: string | undefined): { reason?: RemarkReason; to?: string } {
    const d = data();
    if (!d?.record || d.order?.orderId !== orderId) return {};
    const { order, record } = d;
    const open = record.promises.find((one) => !one.done && one.text && !isNoted(one, order, record));
    return open ? { reason: open.what === 'gift' ? 'gift' : 'other', to: open.text! } : {};
  }

  /** Opens it for this order; without one, for the order whose remark box the page has open, else the one in focus. */
  async function openComposer(
    orderId = overlay.remarkOrder() ?? data()?.order?.orderId,
    given: { reason?: RemarkReason; from?: string; to?: string } = promised(orderId),
    prompt?: string,
  ): Promise<void> {
    if (orderId !== undefined && orderId !== data()?.order?.orderId) {
      state.focus.value = orderId;
      await refresh();
    }
    lookAtBoxes();
    const d = data();
    if (!d || orderId === undefined) {
      tell(t('no-order'));
      return;
    }
    const check =
      d.compare?.rows.filter(
        (row) => row.verdict === 'differ' && row.part !== 'name' && row.part !== 'phone',
      ) ?? [];
    const compared = given.reason === 'address' && check.length > 0;
    const join = (side: 'order' | 'buyer') =>
      check
        .map((row) => row[side] ?? '')
        .filter(Boolean)
        .join(' ');
    state.palette.value = undefined;
    state.composer.value = {
      orderId,
      reason: given.reason ?? 'address',
      flag: undefined,
      from: given.from ?? (compared ? join('order') : ''),
      to: given.to ?? (compared ? join('buyer') : ''),
      at: Date.now(),
      ...(prompt === undefined ? {} : { prompt }),
    };
  }

  async function putRemark(how: 'put-in' | 'copied'): Promise<void> {
    const d = data();
    const c = state.composer.value;
    if (!d || !c) return;
    const line = remarkLine(c, d);
    const size = remarkSize(c, d);
    if (size.limit !== undefined && size.used > size.limit) return tell(t('remark.over'));
    let done: 'put-in' | 'copied' | undefined;
    if (how === 'put-in' && d.targets.remark) {
      const insertion = { target: 'remark' as const, text: line, orderId: c.orderId };
      const here = overlay.insert(insertion);
      const answer =
        !here.ok && here.error.code === 'insert.no-box' ? await send({ type: 'insert', insertion }) : here;
      if (answer.ok) {
        done = 'put-in';
        tell(t('remark.put'));
      } else if (await copy(line, answer.error)) done = 'copied';
    } else if (await copy(line)) done = 'copied';
    if (!done) return;
    const said = state.toast.value;
    const drafts = [
      draftOf(
        'remark.written',
        orderSubject(c.orderId),
        { reason: c.reason, how: done, ...(c.flag ? { flag: c.flag } : {}) },
        line,
      ),
    ];
    drafts.push(
      ...followed(
        d.prompts.find((p) => p.id === c.prompt),
        'write-remark',
      ),
    );
    if (c.reason === 'address' && c.to)
      drafts.push(draftOf('address.set', orderSubject(c.orderId), { state: 'changed' }));
    if (await append(drafts)) {
      state.composer.value = undefined;
      tell(said);
    }
  }

  return {
    open: openComposer,
    put: putRemark,
    async copyLate(): Promise<void> {
      const d = data();
      const c = state.composer.value;
      if (d?.order && c)
        await copy(
          t('late.line', { order: c.orderId, no: d.order.trackingNo ?? '', line: remarkLine(c, d) }),
        );
    },
    toggleFlag(flag: Flag): void {
      const c = state.composer.value;
      if (c) state.composer.value = { ...c, flag: c.flag === flag ? undefined : flag };
    },
  };
}
