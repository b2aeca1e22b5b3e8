// The palette: search above, replies found at the left, the chosen one filled at the right. Focus stays in the search;
// ↑↓ choose, ↵ inserts or copies, Shift ↵ inserts and stays, Tab goes to what is missing, Escape closes. The mouse does
// the same.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { figure, speak } from '../ui/format.ts';
import { chordOf, composing, take } from '../ui/hotkeys.ts';
import { Search } from '../ui/icons.tsx';
import { Key } from '../ui/Key.tsx';
import { capText, DEFAULT_KEYS } from '../ui/keys.ts';
import { moveTo, optionId, reveal } from '../ui/listbox.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Fill } from './Fill.tsx';
import { Found } from './Found.tsx';
import { Preview } from './Preview.tsx';
import words from './palette.i18n.json';
import type { Choosing, PaletteProps } from './view.ts';

/** The worker takes no longer one. */
const LONGEST_QUERY = 200;
/** One palette a root, so its ids are fixed. */
const LIST = 'ch-replies';

export const Palette = (props: PaletteProps) => (props.open ? <OpenPalette {...props} /> : null);

function OpenPalette(props: PaletteProps) {
  const { locale, query, selected, preview, missing, optional = [], canInsert, copyOnly, put = 0 } = props;
  const t = speak(words, locale);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const fill = useRef<HTMLDivElement>(null);
  /** Which part of the form has the focus: the next value of that part takes it over. */
  const inForm = useRef<'missing' | 'optional' | undefined>(undefined);
  const items = props.groups.flatMap((group) => group.items);
  const at = items.findIndex((item) => item.id === selected);
  useLayoutEffect(() => reveal(list.current, at), [at, query]);

  const ask = missing[0] ?? optional[0];
  const part = missing.length > 0 ? 'missing' : 'optional';
  const toSearch = () => search.current?.focus();
  const toForm = () => fill.current?.querySelector<HTMLElement>('button,input')?.focus();
  useLayoutEffect(() => {
    // The last value is in: ↵ puts the whole in.
    if (inForm.current && (!ask || inForm.current !== part)) toSearch();
  }, [ask?.name, part]);
  const choose = (how: Choosing) => {
    if (missing.length) toForm();
    else if (selected !== undefined && at >= 0) props.onChoose(selected, how);
  };
  const back = () => {
    inForm.current = 'missing';
    props.onBack?.();
  };
  const main = canInsert ? 'insert' : 'copy';
  const onKeyDown = (event: KeyboardEvent) => {
    const chord = chordOf(event);
    const here = event.composedPath()[0] === search.current;
    if (chord === DEFAULT_KEYS.copy) {
      take(event);
      choose('copy');
    } else if (chord === DEFAULT_KEYS.variant) {
      take(event);
      if (preview?.others) props.onVariant?.();
    } else if (chord === DEFAULT_KEYS.picture) {
      take(event);
      if (preview?.picture) props.onPicture?.();
    } else if (chord === 'Shift+Tab' && here && props.canBack) {
      take(event);
      back();
    } else if (chord === 'Tab' || chord === 'Shift+Tab') {
      // Focus never falls out of the palette: from the search to what is missing, and back.
      take(event);
      if (here && ask) toForm();
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
    } else if ((chord === 'Enter' || chord === DEFAULT_KEYS.more) && !event.repeat) {
      take(event);
      choose(chord === 'Enter' || !canInsert ? main : 'more');
    }
  };
  const verb = t(`key.${main}`);
  return (
    <Sheet
      label={t('palette')}
      class="ch-palette"
      at={props.at}
      lent={props.lent}
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
          maxLength={LONGEST_QUERY}
          value={query}
          onFocus={() => {
            inForm.current = undefined;
          }}
          onInput={(event) => props.onQuery(event.currentTarget.value)}
          onKeyDown={onSearchKey}
        />
        <span class="ch-meta" role="status">
          {props.said ||
            (put > 0
              ? t('put', { n: put })
              : t('count', { n: figure(items.length, locale), all: figure(props.total, locale) }))}
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
            <Preview
              preview={preview}
              locale={locale}
              onVariant={props.onVariant}
              onPicture={props.onPicture}
            />
          )}
          {ask && (
            <div
              onFocusCapture={() => {
                inForm.current = part;
              }}
            >
              <Fill
                key={`${part} ${ask.name}`}
                missing={ask}
                optional={part === 'optional'}
                focused={inForm.current === part}
                canBack={props.canBack === true}
                last={(part === 'missing' ? missing : optional).length === 1}
                box={fill}
                locale={locale}
                onFill={props.onFill}
                onBack={back}
                onDone={toSearch}
              />
            </div>
          )}
        </div>
      </div>
      <footer class="ch-palette-foot">
        <Hint cap="↑ ↓" text={t('key.choose')} />
        <Hint cap="#" text={t('key.tag')} />
        <Hint cap="/" text={t('key.folder')} />
        {!ask && props.canSave && <Hint cap={capText(DEFAULT_KEYS.saveReply)} text={t('key.save')} />}
        {ask && <Hint cap="Tab" text={t(missing.length > 0 ? 'key.fill' : 'key.change')} />}
        <span class="ch-gap">{!canInsert && copyOnly && t(`copy.${copyOnly}`)}</span>
        {canInsert && !missing.length && (
          <button type="button" class="ch-bare ch-hintkey" disabled={at < 0} onClick={() => choose('more')}>
            <Key chord={DEFAULT_KEYS.more} />
            {t('key.more')}
          </button>
        )}
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
