// The palette: search above, replies found at the left, the chosen one filled at the right. Focus stays in the search;
// ↑↓ choose, ↵ inserts or copies, Tab goes to what is missing, Escape closes. The mouse does the same.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { figure, speak } from '../ui/format.ts';
import { chordOf, composing, take } from '../ui/hotkeys.ts';
import { Search } from '../ui/icons.tsx';
import { Key } from '../ui/Key.tsx';
import { DEFAULT_KEYS } from '../ui/keys.ts';
import { moveTo, optionId, reveal } from '../ui/listbox.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Fill } from './Fill.tsx';
import { Found } from './Found.tsx';
import words from './palette.i18n.json';
import type { PaletteProps } from './view.ts';

/** One palette a root, so its ids are fixed. */
const LIST = 'ch-replies';

export const Palette = (props: PaletteProps) => (props.open ? <OpenPalette {...props} /> : null);

function OpenPalette(props: PaletteProps) {
  const { locale, query, selected, preview, missing, canInsert, copyOnly } = props;
  const t = speak(words, locale);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const fill = useRef<HTMLDivElement>(null);
  const items = props.groups.flatMap((group) => group.items);
  const at = items.findIndex((item) => item.id === selected);
  useLayoutEffect(() => reveal(list.current, at), [at, query]);

  const toSearch = () => search.current?.focus();
  const toMissing = () => fill.current?.querySelector<HTMLElement>('button,input')?.focus();
  const choose = (how: 'insert' | 'copy') => {
    if (missing.length) toMissing();
    else if (selected !== undefined && at >= 0) props.onChoose(selected, how);
  };
  const main = canInsert ? 'insert' : 'copy';
  const onKeyDown = (event: KeyboardEvent) => {
    const chord = chordOf(event);
    if (chord === DEFAULT_KEYS.copy) {
      take(event);
      choose('copy');
    } else if (chord === 'Tab' || chord === 'Shift+Tab') {
      // Focus never falls out of the palette: from the search to what is missing, and back.
      take(event);
      if (event.composedPath()[0] === search.current && missing.length) toMissing();
      else toSearch();
    }
  };
  const onSearchKey = (event: KeyboardEvent) => {
    if (composing(event)) return;
    const chord = chordOf(event);
    const to = chord === event.key ? moveTo(event.key, at, items.length) : undefined;
    if (to !== undefined) {
      take(event);
      const item = items[to];
      if (item && to !== at) props.onSelect(item.id);
    } else if (chord === 'Enter' && !event.repeat) {
      take(event);
      choose(main);
    }
  };
  const verb = t(`key.${main}`);
  return (
    <Sheet
      label={t('palette')}
      class="ch-palette"
      at={props.at}
      onClose={props.onClose}
      onKeyDown={onKeyDown}
    >
      <div class="ch-palette-search">
        <Search />
        <input
          ref={search}
          data-first
          type="text"
          role="combobox"
          aria-label={t('search')}
          aria-expanded={items.length > 0}
          aria-controls={LIST}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? optionId(LIST, at) : undefined}
          placeholder={t('search')}
          autocomplete="off"
          spellcheck={false}
          value={query}
          onInput={(event) => props.onQuery(event.currentTarget.value)}
          onKeyDown={onSearchKey}
        />
        <span class="ch-meta" role="status">
          {t('count', { n: figure(items.length, locale), all: figure(props.total, locale) })}
        </span>
      </div>
      <div class="ch-palette-body">
        <Found
          id={LIST}
          list={list}
          groups={props.groups}
          selected={selected}
          none={t(props.total ? 'none' : 'empty')}
          locale={locale}
          onSelect={props.onSelect}
          onChoose={() => choose(main)}
        />
        <div class="ch-preview">
          {preview?.buyer && (
            <p class="ch-preview-buyer">
              <span class="ch-quiet">{t('buyer', { at: preview.buyer.at ?? '' }).trim()}</span>
              <span class="ch-clip" title={preview.buyer.text}>
                {preview.buyer.text}
              </span>
            </p>
          )}
          {preview && (
            <div class="ch-preview-text">
              <h3>{preview.title}</h3>
              <p>
                {preview.parts.map((part, i) =>
                  part.kind === 'text' ? (
                    part.text
                  ) : (
                    <mark key={i} class={`ch-${part.kind}`}>
                      {part.text}
                    </mark>
                  ),
                )}
              </p>
            </div>
          )}
          {missing[0] && (
            <Fill
              key={missing[0].name}
              missing={missing[0]}
              more={missing.length > 1}
              box={fill}
              locale={locale}
              onFill={props.onFill}
              onDone={toSearch}
            />
          )}
        </div>
      </div>
      <footer class="ch-palette-foot">
        <Hint cap="↑ ↓" text={t('key.choose')} />
        <Hint cap="#" text={t('key.tag')} />
        <Hint cap="/" text={t('key.folder')} />
        {missing.length > 0 && <Hint cap="Tab" text={t('key.fill')} />}
        <span class="ch-gap">{!canInsert && copyOnly && t(`copy.${copyOnly}`)}</span>
        <button type="button" class="ch-bare ch-hintkey" disabled={at < 0} onClick={() => choose(main)}>
          <Key text="↵" />
          <span class={missing.length ? 'ch-warn' : ''}>
            {missing.length ? t('left', { verb, n: missing.length }) : verb}
          </span>
        </button>
        <button type="button" class="ch-bare ch-hintkey" onClick={props.onClose}>
          <Key chord={DEFAULT_KEYS.close} />
          {t('key.close')}
        </button>
      </footer>
    </Sheet>
  );
}

const Hint = ({ cap, text }: { cap: string; text: string }) => (
  <span class="ch-hintkey">
    <Key text={cap} />
    {text}
  </span>
);
