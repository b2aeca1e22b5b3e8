// What a reply still lacks: the value's name, and a way to give it: choices on digits, a number with its range, a day by
// digit or typed. One value at a time; Escape goes back to the one before.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Locale } from '../../lib/model/basics.ts';
import { checkField, dayAfter, type Field, type FieldFault, writeDay } from '../../lib/replies/forms.ts';
import { speak } from '../ui/format.ts';
import { composing, digitOf, take } from '../ui/hotkeys.ts';
import { LevelIcon } from '../ui/icons.tsx';
import { rove } from '../ui/listbox.ts';
import words from './palette.i18n.json';
import type { MissingValue } from './view.ts';

interface Props {
  missing: MissingValue;
  /** It has a default, which stands until another is given. */
  optional: boolean;
  box: RefObject<HTMLDivElement | null>;
  locale: Locale;
  /** It comes after one that had the focus. */
  focused: boolean;
  canBack: boolean;
  /** No other of its part waits after it: the search has the focus at once, so that ↵ puts the whole in. */
  last: boolean;
  onFill: (name: string, value: string) => void;
  onBack: () => void;
  /** Back to the search. */
  onDone: () => void;
}

/** Today and the six days after it. */
const DAYS = 7;

/** As the engine of replies has it; undefined for a plain value, which may be anything. */
function fieldOf({ name, kind, choices, min, max, decimals = 0 }: MissingValue): Field | undefined {
  if (kind === 'choice') return { name, kind, choices };
  if (kind === 'date') return { name, kind };
  if (kind === 'number')
    return {
      name,
      kind,
      decimals,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    };
  return undefined;
}

export function Fill(props: Props) {
  const { missing, optional, box, locale, focused, canBack, last, onFill, onBack, onDone } = props;
  const t = speak(words, locale);
  const [own, setOwn] = useState(missing.kind === 'number' ? '' : undefined);
  const [fault, setFault] = useState<FieldFault>();
  const input = useRef<HTMLInputElement>(null);
  const typing = own !== undefined;
  const today = missing.today ?? '';
  const days = missing.kind === 'date' ? Array.from({ length: DAYS }, (_, i) => dayAfter(today, i)) : [];
  const choices: { value: string; text: string }[] =
    missing.kind === 'date'
      ? days.map((day, i) => ({
          value: day,
          text: i < 2 ? t(i === 0 ? 'today' : 'tomorrow') : writeDay(day, locale, today),
        }))
      : missing.choices.slice(0, missing.kind === 'choice' ? 9 : 8).map((text) => ({ value: text, text }));
  const shown = missing.kind === 'choice' ? choices : [...choices, { value: '', text: t('own') }];
  const first = () => box.current?.querySelector<HTMLElement>('button,input')?.focus();
  useLayoutEffect(() => {
    if (focused) first();
  }, []);
  const wasTyping = useRef(typing);
  useLayoutEffect(() => {
    if (wasTyping.current === typing) return;
    wasTyping.current = typing;
    if (typing) input.current?.focus();
    else first();
  }, [typing]);

  const fill = (text: string) => {
    if (!text.trim()) return;
    const field = fieldOf(missing);
    const checked = field ? checkField(field, text, today) : { value: text.trim() };
    if ('fault' in checked) return setFault(checked.fault);
    if (last) onDone();
    onFill(missing.name, checked.value);
  };
  const pick = (index: number) => {
    const choice = shown[index];
    if (choice?.value) fill(choice.value);
    else if (choice) setOwn('');
  };
  const back = () => {
    setFault(undefined);
    if (typing && choices.length > 0) setOwn(undefined);
    else if (canBack && !optional) onBack();
    else onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event)) return;
    const held = event.altKey || event.ctrlKey || event.metaKey;
    if (event.key === 'Escape' && !held) {
      take(event);
      back();
    } else if (typing) {
      if (event.key !== 'Enter' || held) return;
      take(event);
      if (!event.repeat) fill(own);
    } else {
      const digit = digitOf(event);
      if (digit) {
        take(event);
        if (!event.repeat) pick(digit - 1);
        return;
      }
      const buttons = [...(box.current?.querySelectorAll('button') ?? [])];
      const here = buttons.findIndex((button) => event.composedPath().includes(button));
      const to = held ? undefined : rove(event.key, here, buttons.length);
      if (to === undefined) return;
      take(event);
      buttons[to]?.focus();
    }
  };
  const { min, max } = missing;
  const range =
    min !== undefined && max !== undefined
      ? t('range', { min, max })
      : min !== undefined
        ? t('range.min', { min })
        : max !== undefined
          ? t('range.max', { max })
          : '';
  const head = optional
    ? t('change', { name: missing.label })
    : missing.elsewhere
      ? t('elsewhere', { name: missing.label })
      : t(missing.kind === 'text' ? 'missing' : `ask.${missing.kind}`, { name: missing.label });
  const wrong = fault && t(`fault.${fault}`, { range, n: missing.decimals ?? 0 });
  return (
    <div class="ch-fill" ref={box} onKeyDown={onKeyDown} role="group" aria-label={head}>
      <p class={`ch-fill-head${optional ? ' ch-quiet' : ' ch-warn'}`}>
        {!optional && <LevelIcon level="money" />}
        <b>{head}</b>
        {missing.kind === 'number' && range && <span class="ch-quiet">{range}</span>}
      </p>
      {typing ? (
        <>
          <input
            ref={input}
            class="ch-input"
            type="text"
            inputMode={missing.kind === 'number' ? 'decimal' : undefined}
            autocomplete="off"
            aria-label={t('ownLabel', { name: missing.label })}
            aria-invalid={fault ? true : undefined}
            placeholder={missing.kind === 'date' ? t('date.how') : missing.label}
            value={own}
            onInput={(event) => {
              setOwn(event.currentTarget.value);
              setFault(undefined);
            }}
          />
          <p class="ch-fill-wrong" role="alert">
            {wrong}
          </p>
        </>
      ) : (
        <div class="ch-fill-choices">
          {shown.map(({ text }, i) => (
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
