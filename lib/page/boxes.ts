// The boxes of one frame's page: which are open, what stands in them, and typing into them only when the buyer or order
// they belong to is, in that very turn, the one the text was made for.
import type { Insertion } from '../messages/protocol.ts';
import type { Buyer } from '../model/facts.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Pass } from '../reading/fields.ts';
import type { CompiledPage } from '../reading/page.ts';
import { hasFocus } from './draft.ts';
import type { Hold } from './frame.ts';
import { findBox, insertInto, textIn } from './insert.ts';

export interface OpenBoxes {
  /** Absent where the page has none of that kind. */
  reply?: boolean;
  remark?: boolean;
}
/** The page a frame shows just now; undefined where it is none of ours, or paused. */
export type PageNow = () => { compiled: CompiledPage; pass: Pass } | undefined;

/** Whether two buyers are one. A masked name tells nobody apart: only an id, or a whole name, does. */
function sameBuyer(a: Buyer, b: Buyer): boolean {
  if (a.id !== undefined && b.id !== undefined) return a.id === b.id;
  return a.name !== undefined && a.name === b.name && !/[*＊]/.test(a.name);
}

export function boxesOf(doc: Document, now: PageNow, held: Hold = () => undefined) {
  const replyBox = () => {
    const target = now()?.compiled.page.targets?.reply;
    const box = target && findBox(doc, target);
    return box?.ok ? box.value : undefined;
  };

  function open(): OpenBoxes {
    const of = now()?.compiled.page.targets;
    return {
      ...(of?.reply ? { reply: findBox(doc, of.reply).ok } : {}),
      ...(of?.remark ? { remark: findBox(doc, of.remark).ok } : {}),
    };
  }

  return {
    open,
    remarkOrder(): string | undefined {
      const page = now();
      return page && open().remark ? page.compiled.remarkOrder(page.pass) : undefined;
    },
    draft(): { text: string; focused: boolean } | undefined {
      const box = replyBox();
      return box && { text: textIn(box), focused: hasFocus(box) };
    },
    replyBox,
    replyRect: (): DOMRect | undefined => replyBox()?.getBoundingClientRect(),
    insert(insertion: Insertion): Result<{ how: 'inserted' }> {
      const page = now();
      const target = page?.compiled.page.targets?.[insertion.target];
      if (!page || !target) return fail('insert.no-box');
      const box = findBox(doc, target);
      if (!box.ok) return box;
      const refused =
        insertion.target === 'reply' ? wrongBuyer(page, insertion) : wrongOrder(page, insertion);
      if (refused) return refused;
      const wait = held(insertion);
      if (wait) return { ok: false, error: wait };
      const typed = insertInto(box.value, insertion.text, {
        onNewLine: insertion.target === 'remark',
        ...(insertion.cursor === undefined ? {} : { cursor: insertion.cursor }),
      });
      return typed.ok ? ok({ how: 'inserted' }) : typed;
    },
  };
}

type Page = NonNullable<ReturnType<PageNow>>;

function wrongBuyer({ compiled, pass }: Page, { buyer }: Insertion): Result<never> | undefined {
  const chat = compiled.conversation;
  if (!chat) return fail('insert.cannot-check');
  if (!chat.selected(pass)) return fail('insert.no-buyer');
  const active = chat.buyer(pass).buyer;
  if (!buyer || (active.id === undefined && active.name === undefined)) return fail('insert.no-buyer');
  return sameBuyer(buyer, active) ? undefined : fail('insert.other-buyer');
}

function wrongOrder({ compiled, pass }: Page, { orderId }: Insertion): Result<never> | undefined {
  const said = compiled.remarkOrder(pass);
  return said !== undefined && said !== orderId ? fail('insert.other-order') : undefined;
}
