// Two versions of one reply: whether they say the same, and the fields in which they differ, as a person reads them.
import type { Locale } from '../../../lib/model/basics.ts';
import replyWords from '../../../lib/replies/replies.i18n.json';
import type { Reply } from '../../../lib/replies/reply.ts';
import { figure, speak } from '../../ui/format.ts';
import { LANGUAGES } from '../parts/languageNames.ts';
import type { Differs } from '../parts/Meanwhile.tsx';
import { LOCALES, replyOf, writingOf } from './editing.ts';
import words from './repliesPage.i18n.json';

/** By what is written, tidied; uses and where it came from aside. */
export const sameReply = (a: Reply, b: Reply): boolean => {
  const [one, other] = [a, b].map((reply) =>
    JSON.stringify(replyOf({ ...reply, uses: 0 }, writingOf(reply))),
  );
  return one === other;
};

export function differing(mine: Reply, theirs: Reply, locale: Locale): Differs[] {
  const t = speak(words, locale);
  const purposes = speak(replyWords, locale);
  const [ours, others] = [writingOf(mine), writingOf(theirs)];
  const nameOf = (tongue: Locale) => LANGUAGES.find(([one]) => one === tongue)?.[1] ?? tongue;
  const both = (label: string, say: (writing: typeof ours) => string) => ({
    label,
    mine: say(ours),
    theirs: say(others),
  });
  const kilobytes = ({ data = '' }: typeof ours) => figure(Math.ceil((data.length * 3) / 4000), locale);
  return [
    ...LOCALES.flatMap((tongue) => {
      const name = nameOf(tongue);
      const alone = ours.main === tongue && others.main === tongue;
      return [
        both(alone ? t('title') : t('means.titleIn', { name }), ({ texts }) => texts[tongue].title),
        both(alone ? t('body') : t('means.bodyIn', { name }), ({ texts }) => texts[tongue].body),
      ];
    }),
    both(t('folder'), ({ folder }) => folder),
    both(t('means.tags'), ({ tags }) => tags),
    both(t('purpose'), ({ purpose }) => (purpose ? purposes(`purpose.${purpose}`) : '')),
    both(t('main'), ({ main }) => nameOf(main)),
    both(t('scope'), ({ scope }) => t(`scope.${scope}`)),
    both(t('until'), ({ until }) => until),
  ]
    .filter((one) => one.mine !== one.theirs)
    .concat(
      ours.link === others.link && ours.data === others.data
        ? []
        : both(t('image.name'), (one) => (one.data ? t('image.file', { n: kilobytes(one) }) : one.link)),
    );
}
