// Opening the remark composer, filled. What is done in it comes with the bundle that draws it.
import type { RemarkReason } from '../../../lib/model/entries.ts';
import { isNoted } from '../../../lib/records/promises.ts';
import type { Hand } from './hand.ts';

export function newComposing({ lookAtBoxes, refresh, overlay, state, data, t, tell }: Hand) {
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

  return {
    open: openComposer,
    /** Puts its line in, by the key that may be pressed anywhere; given by the bundle that draws it. */
    put: (): void => undefined,
  };
}
