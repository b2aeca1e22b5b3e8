// The draft box: a small window for applications outside the browser. Text is typed or pasted, replies are put in from
// the palette, Alt C copies. Nothing typed here is kept.
import { useEffect, useRef, useState } from 'preact/hooks';
import replyWords from '../../lib/replies/replies.i18n.json';
import { useOffice, useWords } from '../options/core/context.tsx';
import { Fault, LastFault } from '../options/parts/Fault.tsx';
import { Palette } from '../palette/Palette.tsx';
import paletteWords from '../palette/palette.i18n.json';
import { groupsOf, previewOf } from '../palette/shape.ts';
import type { Choosing } from '../palette/view.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failures.ts';
import { figure, speak } from '../ui/format.ts';
import { bindHotkeys } from '../ui/hotkeys.ts';
import { Sign } from '../ui/icons.tsx';
import { DEFAULT_KEYS } from '../ui/keys.ts';
import words from './draft.i18n.json';
import { type DraftGuard, guardDraft } from './guarding.ts';
import { createReplies } from './replies.ts';

/** What a reader counts as one character. */
const lengthOf = (text: string) => [...text].length;

export function Draft({ trusted }: { trusted?: (event: Event) => boolean }) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const [text, setText] = useState('');
  const [said, setSaid] = useState<{ text: string; back?: string }>();
  const [replies] = useState(() => createReplies(office.door));
  const box = useRef<HTMLTextAreaElement>(null);
  const dock = useRef<HTMLDivElement>(null);
  const guard = useRef<DraftGuard | undefined>(undefined);
  /** What was put in, the last at the end: it can be taken back while it still stands where it was put. */
  const ours = useRef<{ from: number; text: string }[]>([]);
  useEffect(() => {
    guard.current = guardDraft(office, box.current!, dock.current!, trusted);
    return () => guard.current?.stop();
  }, []);
  const version = office.version.value;
  useEffect(() => guard.current?.refresh(), [version]);

  const copy = (what: string, done: string) =>
    office.attempt(async () => {
      if (!(await office.door.copy(what))) return { code: 'copy.refused' };
      setSaid({ text: done });
    });
  const copyAll = () => {
    const now = box.current?.value ?? '';
    if (now.trim() !== '') void copy(now, t('copied', { n: figure(lengthOf(now), locale) }));
  };
  /** Through the browser's own editing where it can, so that undo takes it back. */
  const putIn = (text: string, cursor: number | undefined, after: boolean) => {
    const area = box.current;
    if (!area) return;
    area.focus();
    const from = area.selectionStart;
    const piece = after && from > 0 && area.value[from - 1] !== '\n' ? `\n${text}` : text;
    if (!document.execCommand?.('insertText', false, piece))
      area.setRangeText(piece, from, area.selectionEnd, 'end');
    const to = from + piece.length - text.length + (cursor ?? 0);
    if (cursor !== undefined) area.setSelectionRange(to, to);
    ours.current.push({ from, text: piece });
    setText(area.value);
  };
  const takeBack = () => {
    const area = box.current;
    const last = ours.current.pop();
    if (!area || !last?.text || !area.value.startsWith(last.text, last.from)) return false;
    area.focus();
    area.setSelectionRange(last.from, last.from + last.text.length);
    if (!document.execCommand?.('delete')) area.setRangeText('');
    setText(area.value);
    return true;
  };
  const choose = async (how: Choosing) => {
    // Enter right behind the last key is for what that key finds, not for what stood there before.
    const reply = await replies.settled();
    if (reply?.text === undefined || !replies.open.value || replies.lent.value) return;
    const after = replies.put.value > 0;
    if (how === 'more') replies.lent.value = true;
    else replies.hide();
    if (how === 'copy') void copy(reply.text, t('copied.reply', { title: reply.title }));
    // The palette gives the focus back as it goes; the caret is then where it was.
    else
      requestAnimationFrame(() => {
        const waits = guard.current?.held(reply.text!);
        if (waits) setSaid({ text: failureText(locale, waits) });
        else putIn(reply.text!, how === 'more' ? undefined : reply.cursor, after);
        if (how !== 'more') return;
        replies.lent.value = false;
        if (!waits) void replies.next();
      });
  };
  useEffect(
    () =>
      bindHotkeys(
        window,
        {
          [DEFAULT_KEYS.palette]: () => void replies.show(),
          [DEFAULT_KEYS.copy]: () => (replies.open.value ? false : copyAll()),
          [DEFAULT_KEYS.takeBack]: () => (replies.open.value ? false : takeBack()),
        },
        { trusted },
      ),
    [locale],
  );
  const shown = replies.shown.value;
  return (
    <main class="ch-draft">
      <header>
        <Sign />
        <h1>{t('title')}</h1>
        <span class="ch-meta">{text && t('count', { n: figure(lengthOf(text), locale) })}</span>
      </header>
      <LastFault />
      {replies.failure.value && <Fault failure={replies.failure.value} words={[replyWords]} />}
      <textarea
        ref={box}
        aria-label={t('text')}
        placeholder={t('what')}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setSaid(undefined);
        }}
      />
      <div ref={dock} class="ch-draft-guard" />
      <p class="ch-draft-said" role="status">
        {said?.text}
        {said?.back !== undefined && (
          <Button
            kind="link"
            onClick={() => {
              setText(said.back ?? '');
              setSaid(undefined);
            }}
          >
            {t('undo')}
          </Button>
        )}
      </p>
      <footer>
        <Button chord={DEFAULT_KEYS.palette} onClick={() => void replies.show()}>
          {t('palette')}
        </Button>
        <Button
          kind="bare"
          disabled={text === ''}
          onClick={() => {
            setSaid({ text: t('cleared'), back: text });
            setText('');
            box.current?.focus();
          }}
        >
          {t('clear')}
        </Button>
        <Button kind="main" chord={DEFAULT_KEYS.copy} disabled={text.trim() === ''} onClick={copyAll}>
          {t('copy')}
        </Button>
      </footer>
      <Palette
        open={replies.open.value}
        locale={locale}
        query={replies.query.value}
        groups={groupsOf(replies.found.value)}
        total={replies.total.value}
        selected={replies.selected.value}
        preview={previewOf(shown, locale)}
        missing={shown?.missing ?? []}
        optional={shown?.optional ?? []}
        canBack={Object.keys(replies.filled.value).length > 0}
        put={replies.put.value}
        said={replies.said.value && speak(paletteWords, locale)(replies.said.value)}
        lent={replies.lent.value}
        canInsert
        onQuery={(query) => void replies.search(query)}
        onSelect={(id) => void replies.select(id)}
        onChoose={(_, how) => void choose(how)}
        onFill={(name, value) => void replies.fill(name, value)}
        onBack={() => void replies.back()}
        onVariant={() => void replies.variant()}
        onPicture={() => void replies.picture()}
        onClose={() => replies.hide()}
      />
    </main>
  );
}
