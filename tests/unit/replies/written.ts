// Replies as people write and paste them, for property tests: formulas, quotes and line ends among the words.
import fc from 'fast-check';
import { tidyTags } from '../../../lib/replies/plan.ts';
import { PURPOSES, type Reply } from '../../../lib/replies/reply.ts';

export const reply = (title: string, more: Partial<Reply> = {}): Reply => ({
  id: `own.${title}`,
  title,
  body: '您好',
  locale: 'zh-CN',
  tags: [],
  scope: 'private',
  uses: 0,
  source: 'own',
  ...more,
});

/** Any text a person might write or paste, formulas, quotes and line ends among it, as replies keep it: tidied. */
export const written = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        "'",
        '"',
        ',',
        ';',
        '\t',
        '\n',
        '|',
        '＝',
        ' ',
        '5',
        '你好',
        '안녕',
      ),
      fc.string(),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join('').replace(/[{}]/g, '').replace(/\r\n?/g, '\n').trim())
  .filter((text) => text !== '');
const anyReply = fc.record({
  title: written.map((text) => text.replace(/\s+/g, ' ').slice(0, 100).trim()).filter(Boolean),
  body: written,
  folder: fc.option(written, { nil: undefined }),
  tags: fc.array(written, { maxLength: 3 }).map(tidyTags),
  locale: fc.constantFrom('zh-CN', 'ko', 'en'),
  purpose: fc.option(fc.constantFrom(...PURPOSES), { nil: undefined }),
}) as fc.Arbitrary<Partial<Reply>>;
export const library = fc.uniqueArray(
  anyReply.map((one) => reply(one.title!, one)),
  {
    selector: ({ folder = '', title, locale }) => JSON.stringify([folder, title, locale]),
    minLength: 1,
    maxLength: 12,
  },
);
