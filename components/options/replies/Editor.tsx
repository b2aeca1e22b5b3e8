// One reply being written, in each of its languages: its template is checked and shown filled with examples at every
// key; what is wrong with it is said, with its place, before it can be saved.
import { useId, useRef, useState } from 'preact/hooks';
import type { Locale } from '../../../lib/model/basics.ts';
import { LONGEST_TITLE } from '../../../lib/replies/content.ts';
import replyWords from '../../../lib/replies/replies.i18n.json';
import { isPurpose, PURPOSES, type Reply } from '../../../lib/replies/reply.ts';
import { nameOf, VARIABLES } from '../../../lib/replies/variables.ts';
import { Button } from '../../ui/Button.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { Field, Select } from '../../ui/fields.tsx';
import { speak } from '../../ui/format.ts';
import { useOffice, useWords } from '../core/context.tsx';
import type { Meanwhile as Stands } from '../parts/form.ts';
import { LANGUAGES } from '../parts/languageNames.ts';
import { Meanwhile } from '../parts/Meanwhile.tsx';
import { Completing } from './Completing.tsx';
import { Did } from './Did.tsx';
import { differing } from './differing.ts';
import { faultsOf, LOCALES, mainIn, replyOf, type Writing, writingOf } from './editing.ts';
import { Picture } from './Picture.tsx';
import words from './repliesPage.i18n.json';
import { bare, type Shelved } from './shelf.ts';
import { Pointer, Preview, useWhy } from './Written.tsx';

export { newReply } from './editing.ts';

interface Props {
  reply: Shelved;
  /** For folders and tags to complete. */
  shelf: readonly Shelved[];
  today: string;
  /** It was changed elsewhere since it was opened: what stands there now. */
  meanwhile: Stands<Shelved> | undefined;
  /** `over`: also over what stands there now. */
  onSave: (reply: Reply, over: boolean) => unknown;
  onTake: () => void;
  onDelete: (reply: Shelved) => unknown;
  onClose: () => void;
}

export function Editor({ reply, shelf, today, meanwhile, onSave, onTake, onDelete, onClose }: Props) {
  const office = useOffice();
  const t = useWords(words);
  const why = useWhy();
  const id = useId();
  const purposes = speak(replyWords, office.locale.value);
  const [draft, setDraft] = useState<Writing>(() => writingOf(reply));
  const [tongue, setTongue] = useState<Locale>(reply.locale);
  const [tried, setTried] = useState(false);
  const text = useRef<HTMLTextAreaElement>(null);
  const set = (change: Partial<Writing>) => setDraft({ ...draft, ...change });
  const { title, body } = draft.texts[tongue];
  const write = (change: Partial<{ title: string; body: string }>) =>
    set({ texts: { ...draft.texts, [tongue]: { title, body, ...change } } });
  const faults = faultsOf(draft, tried);
  const here = faults.bodies.find(({ locale }) => locale === tongue);
  const elsewhere = faults.bodies.filter(({ locale }) => locale !== tongue);
  const nameOfTongue = (locale: Locale) => LANGUAGES.find(([one]) => one === locale)?.[1] ?? locale;

  const select = (from: number, to: number) =>
    requestAnimationFrame(() => {
      text.current?.focus();
      text.current?.setSelectionRange(from, to);
    });
  const putIn = (name: string) => {
    const box = text.current;
    const [from, to] = [box?.selectionStart ?? body.length, box?.selectionEnd ?? body.length];
    const piece = `{{ ${name} }}`;
    write({ body: body.slice(0, from) + piece + body.slice(to) });
    select(from + piece.length, from + piece.length);
  };
  const save = (over = false) => {
    setTried(true);
    const found = faultsOf(draft, true);
    if (found.title && tongue !== draft.main) setTongue(draft.main);
    else if (found.bodies.length && !here) setTongue(found.bodies[0]!.locale);
    if (found.title || found.bodies.length || found.link) return;
    void onSave(replyOf(bare(reply), draft), over);
  };
  const theirs = meanwhile?.theirs;
  return (
    <form
      class="ch-editor"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Did reply={reply} today={today} />
      <Chips
        label={t('tongues')}
        value={tongue}
        options={LOCALES.map((locale) => ({
          id: locale,
          label:
            draft.texts[locale].body.trim() || locale === draft.main
              ? nameOfTongue(locale)
              : t('tongue.add', { name: nameOfTongue(locale) }),
        }))}
        onPick={(locale) => setTongue(locale as Locale)}
      />
      <Field
        label={t('title')}
        value={title}
        placeholder={tongue === draft.main ? undefined : draft.texts[draft.main].title}
        fault={faults.title && tongue === draft.main ? t('title.needs') : undefined}
        onValue={(one) => write({ title: one.slice(0, LONGEST_TITLE) })}
      />
      <div class="ch-field">
        <label for={`${id}-body`} class="ch-label">
          {t('body')}
        </label>
        <textarea
          id={`${id}-body`}
          ref={text}
          class="ch-input ch-area ch-reply-body"
          rows={5}
          lang={tongue}
          value={body}
          aria-invalid={here ? true : undefined}
          aria-describedby={here && `${id}-fault`}
          onInput={(event) => write({ body: event.currentTarget.value })}
        />
        {here && (
          <div id={`${id}-fault`} role="status">
            <p class="ch-fault">{why(here.wrong)}</p>
            <Pointer body={body} wrong={here.wrong} onGo={select} />
          </div>
        )}
        {elsewhere.map(({ locale, wrong }) => (
          <p key={locale} class="ch-fault">
            {t('tongue.wrong', { name: nameOfTongue(locale), why: why(wrong) })}
          </p>
        ))}
      </div>
      <Select
        label={t('variables')}
        value=""
        options={[
          { value: '', label: '…' },
          ...VARIABLES.map(({ key, label }) => ({
            value: nameOf(key, tongue),
            label: `${label[office.locale.value]} {{ ${nameOf(key, tongue)} }}`,
          })),
        ]}
        onValue={(name) => name && putIn(name)}
      />
      <div>
        <p class="ch-label">{t('preview')}</p>
        <Preview body={body} locale={tongue} />
      </div>
      <div class="ch-pair">
        <Completing
          label={t('folder')}
          value={draft.folder}
          choices={shelf.flatMap((one) => one.folder ?? [])}
          onValue={(folder) => set({ folder })}
        />
        <Completing
          label={t('tags')}
          value={draft.tags}
          list
          choices={shelf.flatMap((one) => one.tags)}
          onValue={(tags) => set({ tags })}
        />
      </div>
      <div class="ch-pair">
        <Select
          label={t('purpose')}
          value={draft.purpose ?? ''}
          options={[
            { value: '', label: t('purpose.none') },
            ...PURPOSES.map((one) => ({ value: one, label: purposes(`purpose.${one}`) })),
          ]}
          onValue={(one) => set({ purpose: isPurpose(one) ? one : undefined })}
        />
        <Select
          label={t('main')}
          value={draft.main}
          options={LANGUAGES.map(([value, label]) => ({ value, label }))}
          onValue={(locale) => {
            setDraft(mainIn(draft, locale as Locale));
            setTongue(locale as Locale);
          }}
        />
      </div>
      <div class="ch-pair">
        <Select
          label={t('scope')}
          value={draft.scope}
          options={(['private', 'shared'] as const).map((value) => ({ value, label: t(`scope.${value}`) }))}
          onValue={(scope) => set({ scope: scope as Reply['scope'] })}
        />
        <div class="ch-field">
          <label for={`${id}-until`} class="ch-label">
            {t('until')}
          </label>
          <input
            id={`${id}-until`}
            type="date"
            class="ch-input"
            value={draft.until}
            onInput={(event) => set({ until: event.currentTarget.value })}
          />
        </div>
      </div>
      <Picture link={draft.link} data={draft.data} wrong={faults.link === true} onChange={set} />
      {meanwhile && (
        <Meanwhile
          gone={!theirs}
          differs={theirs ? differing(replyOf(bare(reply), draft), theirs, office.locale.value) : []}
          onKeep={() => save(true)}
          onTake={onTake}
        />
      )}
      <div class="ch-form-foot">
        <Button kind="main" onClick={() => save()}>
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('stop')}</Button>
        {reply.title !== '' && (
          <Button kind="link" class="ch-end" onClick={() => onDelete(reply)}>
            {t('delete')}
          </Button>
        )}
      </div>
    </form>
  );
}
