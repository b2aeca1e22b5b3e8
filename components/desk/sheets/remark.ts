// The composer's text: the line in the one grammar, what will stand in the box, and how much of the box it takes.
import type { DeskData } from '../../../lib/model/desk.ts';
import { appendRemark, composeRemark, measure } from '../../../lib/records/remark.ts';
import { say } from '../../../lib/words/say.ts';
import type { ComposerView } from '../../composer/view.ts';
import { wallClock } from '../../ui/format.ts';
import { timelineOf } from '../app/shape.ts';
import type { ComposerState } from '../app/state.ts';
import words from './sheets.i18n.json';

const REASONS: ComposerView['reasons'] = [
  'address',
  'variant',
  'quantity',
  'gift',
  'courier',
  'stock',
  'urgent',
  'other',
];

export function remarkLine(composer: ComposerState, data: DeskData): string {
  return composeRemark({
    reason: composer.reason,
    ...(composer.from ? { from: composer.from } : {}),
    ...(composer.to ? { to: composer.to } : {}),
    agent: data.agent,
    at: composer.at,
    zone: data.page?.zone ?? 'UTC',
    locale: data.locale,
  });
}

const standing = (composer: ComposerState, data: DeskData): string =>
  data.order?.orderId === composer.orderId ? (data.order.remark?.text ?? '') : '';

export function remarkSize(composer: ComposerState, data: DeskData): ComposerView['size'] {
  const whole = appendRemark(standing(composer, data), remarkLine(composer, data));
  const { remark } = data;
  if (!remark) return { used: [...whole].length, unit: 'characters' };
  return { used: measure(whole, remark).used, limit: remark.max, unit: remark.unit };
}

export function composerView(composer: ComposerState, data: DeskData): ComposerView {
  const zone = data.page?.zone ?? 'UTC';
  const kept = standing(composer, data);
  const line = remarkLine(composer, data);
  const at = wallClock(composer.at, zone);
  const flagWas = data.order?.remark?.flag;
  const { order } = data;
  return {
    orderId: composer.orderId,
    reasons: REASONS,
    reason: composer.reason,
    flags: (data.remark?.flags ?? []).map((flag) => ({ flag: flag as never })),
    ...(composer.flag ? { flag: composer.flag } : {}),
    ...(flagWas ? { flagWas } : {}),
    from: composer.from,
    to: composer.to,
    ...(composer.from ? { fromSource: say(words, data.locale, 'source.order') } : {}),
    ...(composer.to && data.compare ? { toSource: say(words, data.locale, 'source.buyer') } : {}),
    agent: data.agent,
    at,
    kept: kept ? kept.split('\n') : [],
    line,
    mode: kept ? 'append' : 'first',
    size: remarkSize(composer, data),
    timeline: [
      {
        id: 'draft',
        kind: 'remark',
        reason: composer.reason,
        ...(composer.from ? { from: composer.from } : {}),
        ...(composer.to ? { to: composer.to } : {}),
        ...(composer.flag ? { flag: composer.flag } : {}),
        agent: data.agent,
        draft: true,
      },
      ...timelineOf(data),
    ],
    ...(order?.trackingNo ? { late: { trackingNo: order.trackingNo, line } } : {}),
    canPut: data.targets.remark,
  };
}
