// What is done in the remark composer: its line put into the one open remark box or copied, and kept.
import type { Flag } from '../../../lib/model/facts.ts';
import { speak } from '../../ui/format.ts';
import type { Hand } from '../app/hand.ts';
import { remarkLine, remarkSize } from './remark.ts';
import words from './sheets.i18n.json';

export function composerDeeds({
  overlay,
  send,
  state,
  data,
  tell,
  draftOf,
  orderSubject,
  followed,
  append,
  copy,
}: Hand) {
  const t = (key: keyof typeof words & string, params?: Record<string, string>) =>
    speak(words, data()?.locale ?? 'en')(key, params);

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
