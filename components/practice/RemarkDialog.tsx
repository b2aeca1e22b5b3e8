// The remark editor of one order. Not the browser's modal dialog: that would make everything beside it inert, as few
// consoles do.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { FLAGS, type Flag } from '../../lib/model/facts.ts';
import type { RemarkDraft, Shop } from './shop.ts';
import { type Key, word } from './show.ts';

/** What this console's remarks hold, in characters. */
export const REMARK_MAX = 300;
const CHOICES = FLAGS.filter((flag) => flag !== 'other');

export function RemarkDialog({ shop }: { shop: Shop }) {
  const draft = shop.remark.value;
  return draft ? <Editor key={draft.order} shop={shop} draft={draft} /> : null;
}

function Editor({ shop, draft }: { shop: Shop; draft: RemarkDraft }) {
  const { locale, remark } = shop;
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    box.current?.focus();
    return () => before?.focus?.();
  }, []);
  const close = () => (remark.value = undefined);
  const label = word(locale, 'remark.text');
  return (
    <div class="p-veil">
      <div
        class="p-dialog"
        role="dialog"
        aria-label={word(locale, 'remark.of', { id: draft.order })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.isComposing) close();
        }}
      >
        <h2>{word(locale, 'remark.of', { id: draft.order })}</h2>
        <textarea
          ref={box}
          data-box="remark"
          data-order={draft.order}
          rows={5}
          maxLength={REMARK_MAX}
          aria-label={label}
          placeholder={label}
          value={draft.text}
          onInput={(event) => (remark.value = { ...draft, text: event.currentTarget.value })}
        />
        <span class="p-length">
          {draft.text.length}/{REMARK_MAX}
        </span>
        <fieldset class="p-flags">
          <legend>{word(locale, 'remark.flag')}</legend>
          {CHOICES.map((flag: Flag) => (
            <label key={flag}>
              <input
                type="radio"
                name="flag"
                value={flag}
                checked={draft.flag === flag}
                onChange={() => (remark.value = { ...draft, flag })}
              />
              <i class="p-flag" data-flag={flag} aria-hidden="true" />
              {word(locale, `flag.${flag}` as Key)}
            </label>
          ))}
        </fieldset>
        <footer>
          <button type="button" class="p-plain" onClick={close}>
            {word(locale, 'cancel')}
          </button>
          <button type="button" class="p-main" onClick={() => shop.saveRemark()}>
            {word(locale, 'save')}
          </button>
        </footer>
      </div>
    </div>
  );
}
