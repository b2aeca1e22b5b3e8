// What is shown of a text being written: what is wrong with it, with its place, and how it looks filled with examples.
import type { Locale } from '../../../lib/model/basics.ts';
import replyWords from '../../../lib/replies/replies.i18n.json';
import { parts } from '../../../lib/replies/template.ts';
import { examples, suggest } from '../../../lib/replies/variables.ts';
import { type Catalogue, say } from '../../../lib/words/say.ts';
import { Button } from '../../ui/Button.tsx';
import { figure } from '../../ui/format.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { pointAt, type Wrong } from './editing.ts';
import words from './repliesPage.i18n.json';

/** What is wrong, in words: where it stands first. */
export function useWhy(): (wrong: Wrong) => string {
  const { locale } = useOffice();
  const t = useWords(words);
  const n = (value: number) => figure(value, locale.value);
  return (wrong) => {
    if (wrong.is === 'empty') return t('body.needs');
    if (wrong.is === 'long') return t('body.long', { n: n(wrong.n), limit: n(wrong.limit) });
    const { code, params = {} } = wrong.failure;
    if (code === 'reply.template')
      return t('lint.line', { line: params.line ?? 1, message: params.message ?? code });
    if (code !== 'reply.unknown-variable') return say(replyWords as Catalogue, locale.value, code, params);
    const at = { line: params.line ?? 1, col: params.col ?? 1, name: params.name! };
    const near = suggest(String(params.name));
    return near ? t('lint.suggest', { ...at, near }) : t('lint.unknown', at);
  };
}

/** The faulty line with what is wrong underlined, and a way there. */
export function Pointer({
  body,
  wrong: fault,
  onGo,
}: {
  body: string;
  wrong: Wrong;
  onGo: (from: number, to: number) => void;
}) {
  const t = useWords(words);
  if (fault.is !== 'template' || fault.failure.params?.line === undefined) return null;
  const { params } = fault.failure;
  const { before, wrong, after, from, to } = pointAt(body, params);
  return (
    <p class="ch-lint">
      <span class="ch-lint-line" aria-hidden="true">
        {params.line}
      </span>
      <code>
        {before}
        <mark>{wrong || ' '}</mark>
        {after}
      </code>
      <Button kind="link" onClick={() => onGo(from, to)}>
        {t('lint.go')}
      </Button>
    </p>
  );
}

/** The template shown filled; what the examples have no value for stays named. */
export function Preview({ body, locale }: { body: string; locale: Locale }) {
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
