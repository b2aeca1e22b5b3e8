import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/model/facts.ts';
import type { Policy } from '../../../lib/model/marketplace.ts';
import rule from '../../../lib/rules/unanswered.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, NOW, talk } from './world.ts';

type Clock = NonNullable<Policy['response']>;
const clock: Clock = { seconds: 180, hours: [['08:00', '23:00']], autoCounts: false, shownByTheSite: false };
const says = (page: Facts, more: Partial<Clock> = {}, now = NOW, params = {}) =>
  judge(rule, { facts: page, now, params, policy: { response: { ...clock, ...more } } });
const at = (time: string) => Date.parse(`2025-11-${time}:00+08:00`);

describe('unanswered', () => {
  it.each<[string, Facts, string, string, Partial<Clock>?]>([
    ['a minute left', talk(['buyer', '在吗', '14:30']), '1 min left', '林** waiting 2 min, 1 left'],
    ['past', talk(['buyer', '在吗', '14:20']), 'Answer late', '林** still waiting, past the limit'],
    [
      'from the first message nobody answered',
      talk(['seller', '您好', '14:00'], ['buyer', '在吗', '14:30'], ['buyer', '？', '14:32']),
      '1 min left',
      '林** waiting 2 min, 1 left',
    ],
    [
      'an automatic reply is no answer',
      talk(['buyer', '在吗', '14:30'], ['bot', '亲在的', '14:30']),
      '1 min left',
      '林** waiting 2 min, 1 left',
    ],
    [
      'hours where the window is a day',
      talk(['buyer', 'hi', '00:00']),
      '3 h left',
      '林** waiting 14 h, 3 left',
      { seconds: 18 * 3600, hours: undefined },
    ],
  ])('speaks: %s', (_case, page, mark, title, more) => {
    const [prompt] = says(page, more);
    expect(prompt).toMatchObject({ id: 'unanswered:conversation:B1', level: 'clock' });
    expect(render(prompt!, rule, 'en')).toMatchObject({ mark, title });
  });

  it('stands still outside the site’s hours, in the zone the page’s time is written in', () => {
    const night = talk(['buyer', '在吗', '22:59']);
    expect(says(night, {}, at('22T07:30'))).toEqual([]);
    expect(render(says(night, {}, at('22T08:01'))[0]!, rule, 'en').mark).toBe('1 min left');
    expect(render(says(night, { hours: undefined }, at('22T07:30'))[0]!, rule, 'en').mark).toBe(
      'Answer late',
    );
  });

  it('counts hours that go past midnight', () => {
    const late: [string, string][] = [['22:00', '02:00']];
    expect(says(talk(['buyer', '在吗', '23:59']), { hours: late }, at('22T00:01'))).toHaveLength(1);
    expect(says(talk(['buyer', '在吗', '14:00']), { hours: late })).toEqual([]);
  });

  it('calls a buyer without a name the buyer', () => {
    const page = talk(['buyer', '在吗', '14:30']);
    page.conversation!.buyer = {};
    expect(render(says(page)[0]!, rule, 'ko').title).toBe('고객 님 2분 대기, 1분 남음');
  });

  it.each<[string, ReturnType<typeof says>]>([
    ['time enough', says(talk(['buyer', '在吗', '14:31']))],
    ['a person answered', says(talk(['buyer', '在吗', '14:20'], ['seller', '在的', '14:21']))],
    [
      'an automatic reply counts here',
      says(talk(['buyer', '在吗', '14:20'], ['bot', '亲', '14:20']), { autoCounts: true }),
    ],
    ['the site shows its own clock', says(talk(['buyer', '在吗', '14:20']), { shownByTheSite: true })],
    ['the site publishes no window', says(talk(['buyer', '在吗', '14:20']), { seconds: undefined })],
    [
      'no clock is known',
      judge(rule, { facts: talk(['buyer', '在吗', '14:20']), policy: { response: null } }),
    ],
    ['the first message has no time', says(talk(['buyer', '在吗'], ['buyer', '？', '14:20']))],
    ['an old chat', says(talk(['buyer', '在吗', '14:20']), {}, at('26T14:20'))],
    ['a message from the future', says(talk(['buyer', '在吗', '15:00']))],
    ['nothing was said', says(talk())],
    ['no chat is open', says(facts())],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });
});
