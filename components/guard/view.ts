// What the card says of a hit: the rule's own words where the rule has them, filled with what was found; without them
// the entry's reason and the pack's name.
import type { Hit } from '../../lib/guard/guard.ts';
import type { GuardSetup } from '../../lib/messages/protocol.ts';
import type { Level, Locale } from '../../lib/model/basics.ts';
import { fill } from '../../lib/words/say.ts';
import { speak } from '../ui/format.ts';
import words from './guard.i18n.json';
import { isSentence } from './stretch.ts';

export const guardWords = (locale: Locale) => speak(words, locale);
type Key = keyof typeof words & string;

export const REASONS = ['platform-allows', 'buyers-words', 'false-alarm', 'other'] as const;
export type Reason = (typeof REASONS)[number];

/** The one key's deed: put another word there, fill the hole, or take the draft along to the right buyer. */
export type Deed = 'replace' | 'fill' | 'copy';

export interface GuardView {
  level: Level;
  /** The rule as the owner knows it: switch and journal. */
  rule: string;
  /** Shown at the head's right. */
  name: string;
  mark: string;
  title: string;
  why: string;
  /** For a new hire. */
  steps: string[];
  deed?: { kind: Deed; label: string };
  /** Whether a reason is asked for going on, and of which kind. */
  asks?: 'reason' | 'lead';
  source: string;
  /** As the pack has it, in its own language. */
  sourceFull: string;
  sure: string;
  /** Hits beside this one. */
  more: number;
}

/** `index` as in the setup: entry id, or `pack:<id>`. The shop's own words are `wording`'s. */
export const ruleOf = (hit: Hit, index: GuardSetup['rules']): string =>
  index[hit.rule] ?? index[`pack:${hit.pack}`] ?? 'wording';

/** A red line is gone on over with a reason, the shop's own limit with the name of whoever allowed it. */
export const asksOf = (hit: Hit): GuardView['asks'] =>
  hit.rule === 'compensation-limit' ? 'lead' : hit.level === 'redline' ? 'reason' : undefined;

function age(minutes: number, locale: Locale): string {
  const t = guardWords(locale);
  if (minutes < 120) return t('age.minutes', { n: Math.max(0, Math.round(minutes)) });
  return minutes < 2880
    ? t('age.hours', { n: Math.round(minutes / 60) })
    : t('age.days', { n: Math.round(minutes / 1440) });
}

/** A word is a few letters; where a whole stretch was found, its head says which. */
const MOST_LETTERS = 24;
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join('')}…` : line;
}

export function viewOf(
  hit: Hit,
  setup: Pick<GuardSetup, 'locale' | 'newHire' | 'packs' | 'rules' | 'words'>,
  more: number,
): GuardView {
  const { locale } = setup;
  const t = guardWords(locale);
  const rule = ruleOf(hit, setup.rules);
  const own = setup.words[rule] ?? {};
  const pack = setup.packs.find((one) => one.id === hit.pack)?.name?.[locale];
  const word = short(hit.match);
  const params: Record<string, string | number> = { ...hit.params, word };
  if (hit.instead !== undefined) params.instead = hit.instead;
  if (typeof params.age === 'number') params.age = age(params.age, locale);

  /** Undefined where one of its holes cannot be filled. */
  const filled = (one: string | undefined): string | undefined =>
    one && [...one.matchAll(/\{(\w+)\}/g)].every(([, hole]) => hole! in params)
      ? fill(one, params)
      : undefined;
  /** The most fitting text that can be filled. */
  const text = (kind: string): string | undefined =>
    [`${kind}.${hit.rule}`, `${kind}.${hit.pack}`, kind]
      .map((key) => filled(own[key]))
      .find((found) => found !== undefined);
  const steps: string[] = [];
  const form = [`step.${hit.rule}`, `step.${hit.pack}`].find((kind) => `${kind}.1` in own) ?? 'step';
  for (let n = 1; setup.newHire; n++) {
    const step = filled(own[`${form}.${n}`]);
    if (step === undefined) break;
    steps.push(step);
  }
  const deed: GuardView['deed'] =
    hit.rule === 'wrong-buyer'
      ? { kind: 'copy', label: text('act.copy') ?? t('copy') }
      : hit.rule === 'placeholder-left'
        ? { kind: 'fill', label: t('fill') }
        : hit.instead === undefined
          ? undefined
          : {
              kind: 'replace',
              label:
                hit.instead === ''
                  ? t('remove')
                  : isSentence(hit.instead)
                    ? t('replace.clause', { instead: hit.instead })
                    : // The very words that are put in: they are in the draft's language, which need not be the agent's.
                      t('replace', { instead: hit.instead }),
            };
  const asks = asksOf(hit);
  const source = `source.${hit.rule}`;
  const mine = `source.${hit.pack}`;
  const levelled = hit.level === 'redline' ? 'sure.block' : 'sure.warn';
  return {
    level: hit.level,
    rule,
    name: t('rule', { rule: rule === 'wording' ? (pack ?? own.name ?? rule) : (own.name ?? pack ?? rule) }),
    mark: text('mark') ?? pack ?? own.name ?? t(`title.plain`),
    title: text('title') ?? (word ? t('title', { word }) : t('title.plain')),
    why: (hit.pack === 'own-words' ? undefined : text('why')) ?? hit.why[locale],
    steps,
    ...(deed ? { deed } : {}),
    ...(asks ? { asks } : {}),
    source: t('source', {
      source: t((source in words ? source : mine in words ? mine : `source.${hit.confidence}`) as Key),
    }),
    sourceFull: hit.source,
    sure: t(levelled, { c: hit.confidence }),
    more,
  };
}
