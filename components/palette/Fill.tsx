// What a reply still lacks: the value's name, its choices on digits, and a place to type it. One value at a time.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Locale } from '../../lib/model/basics.ts';
import { speak } from '../ui/format.ts';
import { composing, digitOf, take } from '../ui/hotkeys.ts';
import { LevelIcon } from '../ui/icons.tsx';
import { rove } from '../ui/listbox.ts';
import words from './palette.i18n.json';
import type { MissingValue } from './view.ts';

interface Props {
  missing: MissingValue;
  /** Another value waits after this one: it takes the focus, the search does not. */
  more: boolean;
  box: RefObject<HTMLDivElement | null>;
  locale: Locale;
  onFill: (name: string, value: string) => void;
  onDone: () => void;
}

export function Fill({ missing, more, box, locale, onFill, onDone }: Props) {
  const t = speak(words, locale);
  const [own, setOwn] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const typing = own !== undefined;
  const choices = missing.choices.slice(0, 8);
  useLayoutEffect(() => {
    if (typing) input.current?.focus();
  }, [typing]);
  const fill = (value: string) => {
    if (!value.trim()) return;
    if (!more) onDone();
    onFill(missing.name, value.trim());
  };
  const pick = (index: number) => {
    const value = choices[index];
    if (value !== undefined) fill(value);
    else if (index === choices.length) setOwn('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event)) return;
    if (typing) {
      if (event.key === 'Enter') {
        take(event);
        fill(own);
      } else if (event.key === 'Escape') {
        take(event);
        setOwn(undefined);
        onDone();
      }
      return;
    }
    const digit = digitOf(event);
    if (digit) {
      take(event);
      pick(digit - 1);
      return;
    }
    const buttons = [...(box.current?.querySelectorAll('button') ?? [])];
    const here = buttons.findIndex((button) => event.composedPath().includes(button));
    const to = event.altKey || event.ctrlKey ? undefined : rove(event.key, here, buttons.length);
    if (to === undefined) return;
    take(event);
    buttons[to]?.focus();
  };
  return (
    <div
      class="ch-fill"
      ref={box}
      onKeyDown={onKeyDown}
      role="group"
      aria-label={t('missing', { name: missing.label })}
    >
      <p class="ch-warn ch-fill-head">
        <LevelIcon level="money" />
        <b>{t('missing', { name: missing.label })}</b>
      </p>
      {typing ? (
        <input
          ref={input}
          class="ch-input"
          type="text"
          autocomplete="off"
          aria-label={t('ownLabel', { name: missing.label })}
          placeholder={missing.label}
          value={own}
          onInput={(event) => setOwn(event.currentTarget.value)}
        />
      ) : (
        <div class="ch-fill-choices">
          {[...choices, t('own')].map((text, i) => (
            <button key={text} type="button" class="ch-chip ch-choice" onClick={() => pick(i)}>
              <kbd class="ch-digit">{i + 1}</kbd>
              {text}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
