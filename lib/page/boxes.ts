// The boxes of one frame's page: which are open, what stands in them, and typing into them only when the buyer or order
// they belong to is, in that very turn, the one the text was made for. The last ones typed can be taken back.
import type { Insertion } from '../messages/protocol.ts';
import type { Buyer } from '../model/facts.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Pass } from '../reading/fields.ts';
import type { CompiledPage } from '../reading/page.ts';
import { caretIn, hasFocus, isField, readDraft, selectIn } from './draft.ts';
import type { Hold } from './frame.ts';
import { findBox, insertInto, letters, textIn } from './insert.ts';

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

/** Something of ours in a reply box: where it was put, and how it reads there. */
interface Put {
  box: HTMLElement;
  from: number;
  text: string;
  buyer: Buyer | undefined;
}
/** An editor writes a blank one way at the end of a line and another within it. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
/** So many can be taken back, the last first. */
const MOST_PUT = 20;

export function boxesOf(doc: Document, now: PageNow, held: Hold = () => undefined) {
  const put: Put[] = [];

  /** Types, and remembers the stretch that is new. */
  function type(box: HTMLElement, insertion: Insertion): Result<'inserted'> {
    const before = plain(readDraft(box).text);
    const typed = insertInto(box, insertion.text, {
      onNewLine: insertion.target === 'remark',
      after: insertion.after === true,
      ...(insertion.cursor === undefined ? {} : { cursor: insertion.cursor }),
    });
    if (!typed.ok || insertion.target !== 'reply') return typed;
    const draft = readDraft(box);
    const after = plain(draft.text);
    const { length } = insertion.text;
    // The caret stands behind it, or in a field where the reply has it.
    const back = isField(box) ? (insertion.cursor ?? length) : length;
    let from = (caretIn(box, draft) ?? after.length) - back;
    if (!after.startsWith(plain(insertion.text), from)) from = after.lastIndexOf(plain(insertion.text));
    if (from < 0) return typed;
    // What parts it from the one before it came with it.
    const parted = insertion.after && before.slice(0, from) !== after.slice(0, from) ? 1 : 0;
    const text = after.slice(from - parted, from + length);
    put.push({ box, from: from - parted, text, buyer: insertion.buyer });
    if (put.length > MOST_PUT) put.shift();
    return typed;
  }

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
      const typed = type(box.value, insertion);
      return typed.ok ? ok({ how: 'inserted' }) : typed;
    },
    /** Takes back what was put in last, where it still stands as it was; undefined where nothing was put in here. */
    takeBack(): Result<{ how: 'inserted' }> | undefined {
      const last = put.pop();
      if (!last) return undefined;
      const page = now();
      const refused = page && wrongBuyer(page, { buyer: last.buyer });
      // Another buyer's chat is open: it still stands in its own, and may be taken back there.
      if (refused && isElsewhere(refused)) put.push(last);
      if (!page || replyBox() !== last.box || refused) return refused ?? fail('insert.no-box');
      const draft = readDraft(last.box);
      const stands = plain(draft.text);
      const { text } = last;
      // What was typed before it moves it; twice the same text, and there is no telling which.
      const from = stands.startsWith(text, last.from) ? last.from : stands.indexOf(text);
      if (from < 0 || (from !== last.from && stands.indexOf(text, from + 1) >= 0))
        return fail('insert.nothing-back');
      const rest = stands.slice(0, from) + stands.slice(from + text.length);
      // Deprecated and without a successor: the page's own undo and input events follow.
      const done = selectIn(last.box, draft, [from, from + text.length]) && doc.execCommand('delete', false);
      return done && letters(readDraft(last.box).text) === letters(rest)
        ? ok({ how: 'inserted' })
        : fail('insert.nothing-back');
    },
  };
}

const isElsewhere = (refused: Result<never>): boolean =>
  !refused.ok && ['insert.other-buyer', 'insert.no-buyer'].includes(refused.error.code);

type Page = NonNullable<ReturnType<PageNow>>;

function wrongBuyer(
  { compiled, pass }: Page,
  { buyer }: Pick<Insertion, 'buyer'>,
): Result<never> | undefined {
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
