// One reply being written: its template is checked and shown filled with examples at every key; what is wrong with it
// is said before it can be saved.
import { useRef, useState } from 'preact/hooks';
import type { Failure, Locale } from '../../../lib/model/basics.ts';
import { newId } from '../../../lib/model/entries.ts';
import { LONGEST_BODY, LONGEST_TITLE, tidyTags } from '../../../lib/replies/plan.ts';
import replyWords from '../../../lib/replies/replies.i18n.json';
import { isPurpose, PURPOSES, type Reply, stepOf } from '../../../lib/replies/reply.ts';
import { lint, parts } from '../../../lib/replies/template.ts';
import { examples, nameOf, suggest, VARIABLES } from '../../../lib/replies/variables.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/fields.tsx';
import { speak } from '../../ui/format.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { LANGUAGES } from '../parts/languageNames.ts';
import words from './repliesPage.i18n.json';

export const newReply = (locale: Locale): Reply => ({
  id: `own.${newId()}`,
  title: '',
  body: '',
  locale,
  tags: [],
  scope: 'private',
  uses: 0,
  source: 'own',
});

interface Props {
  reply: Reply;
  onSave: (reply: Reply) => unknown;
  onDelete: (reply: Reply) => unknown;
  onClose: () => void;
}

/** The template shown filled; what the examples have no value for stays named. */
function Preview({ body, locale }: { body: string; locale: Locale }) {
  return (
    <p class="ch-preview-filled" lang={locale}>
      {parts(body, examples(locale)).map((part, i) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <mark key={i} class={`ch-${part.kind}`}>
            {part.text}
          </mark>
        ),
      )}
    </p>
  );
}

export function Editor({ reply, onSave, onDelete, onClose }: Props) {
  const office = useOffice();
  const t = useWords(words);
  const purposes = speak(replyWords, office.locale.value);
  const [draft, setDraft] = useState(reply);
  const [tags, setTags] = useState(reply.tags.join(', '));
  const [tried, setTried] = useState(false);
  const text = useRef<HTMLTextAreaElement>(null);
  const set = (change: Partial<Reply>) => setDraft({ ...draft, ...change });
  const fresh = reply.title === '';
  const wrong = lint(draft.body);
  const why = ({ code, params = {} }: Failure) => {
    if (code !== 'reply.unknown-variable')
      return t('lint.line', { line: params.line ?? 1, message: params.message ?? code });
    const near = suggest(String(params.name));
    return near ? t('lint.suggest', { name: params.name!, near }) : t('lint.unknown', { name: params.name! });
  };
  const bodyFault =
    wrong && !wrong.ok ? why(wrong.error) : tried && draft.body.trim() === '' ? t('body.needs') : undefined;
  const putIn = (name: string) => {
    const box = text.current;
    const [from, to] = [box?.selectionStart ?? draft.body.length, box?.selectionEnd ?? draft.body.length];
    const piece = `{{ ${name} }}`;
    set({ body: draft.body.slice(0, from) + piece + draft.body.slice(to) });
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(from + piece.length, from + piece.length);
    });
  };
  const save = () => {
    setTried(true);
    const title = draft.title.trim().replace(/\s+/g, ' ');
    if (!title || draft.body.trim() === '' || bodyFault) return;
    const { folder, purpose, step: _, ...rest } = draft;
    const step = stepOf(purpose);
    void onSave({
      ...rest,
      title,
      body: draft.body.trim(),
      tags: tidyTags([tags]),
      ...(folder?.trim() ? { folder: folder.trim() } : {}),
      ...(purpose ? { purpose } : {}),
      ...(step ? { step } : {}),
      source: 'own',
    });
  };
  return (
    <form
      class="ch-editor"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {reply.source === 'starter' && <p class="ch-meta">{t('starter')}</p>}
      <Field
        label={t('title')}
        value={draft.title}
        fault={tried && !draft.title.trim() ? t('title.needs') : undefined}
        onValue={(title) => set({ title: title.slice(0, LONGEST_TITLE) })}
      />
      <div class="ch-field">
        <label for="ch-reply-body" class="ch-label">
          {t('body')}
        </label>
        <textarea
          id="ch-reply-body"
          ref={text}
          class="ch-input ch-area ch-reply-body"
          rows={5}
          lang={draft.locale}
          maxLength={LONGEST_BODY}
          value={draft.body}
          aria-invalid={bodyFault ? true : undefined}
          aria-describedby={bodyFault && 'ch-reply-fault'}
          onInput={(event) => set({ body: event.currentTarget.value })}
        />
        {bodyFault && (
          <p id="ch-reply-fault" class="ch-fault">
            {bodyFault}
          </p>
        )}
      </div>
      <Select
        label={t('variables')}
        value=""
        options={[
          { value: '', label: '…' },
          ...VARIABLES.map(({ key, label }) => ({
            value: nameOf(key, draft.locale),
            label: `${label[office.locale.value]} {{ ${nameOf(key, draft.locale)} }}`,
          })),
        ]}
        onValue={(name) => name && putIn(name)}
      />
      <div>
        <p class="ch-label">{t('preview')}</p>
        <Preview body={draft.body} locale={draft.locale} />
      </div>
      <div class="ch-pair">
        <Field label={t('folder')} value={draft.folder ?? ''} onValue={(folder) => set({ folder })} />
        <Field label={t('tags')} value={tags} onValue={setTags} />
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
          label={t('language')}
          value={draft.locale}
          options={LANGUAGES.map(([value, label]) => ({ value, label }))}
          onValue={(locale) => set({ locale: locale as Locale })}
        />
      </div>
      <div class="ch-form-foot">
        <Button kind="main" onClick={save}>
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('stop')}</Button>
        {!fresh && (
          <Button kind="link" class="ch-end" onClick={() => onDelete(reply)}>
            {t('delete')}
          </Button>
        )}
      </div>
    </form>
  );
}
