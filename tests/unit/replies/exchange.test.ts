// Exchange: a shop's replies go out into files and come back the same; a file from elsewhere is read as far as it can be.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromCsv, fromJson, toCsv, toJson } from '../../../lib/replies/exchange.ts';
import type { Plan } from '../../../lib/replies/plan.ts';
import words from '../../../lib/replies/replies.i18n.json';
import type { Reply } from '../../../lib/replies/reply.ts';
import { starters } from '../../../lib/replies/starter.ts';
import { library, reply } from './written.ts';

const plan = (result: ReturnType<typeof fromCsv>): Plan => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const content = ({ folder, title, body, tags, locale, purpose }: Reply) => ({
  folder,
  title,
  body,
  tags,
  locale,
  purpose,
});

describe('replies exported and imported again', () => {
  it('are the same after a CSV, whatever was written in them', () => {
    fc.assert(
      fc.property(library, (replies) => {
        const back = plan(fromCsv(toCsv(replies), { existing: [] }));
        expect(back.skipped).toEqual([]);
        expect(back.changes.map(content)).toEqual(replies.map(content));
      }),
      { numRuns: 400 },
    );
  });

  it('are the same after a JSON, ids included', () => {
    const back = plan(fromJson(toJson(starters()), { existing: [] }));
    expect(back.changes.map(content)).toEqual(starters().map(content));
    expect(back.changes.map(({ id, step }) => [id, step])).toEqual(
      starters().map(({ id, step }) => [id, step]),
    );
  });

  it('change nothing in the shop they came from', () => {
    const existing = [...starters(), reply('甲', { folder: '售后', tags: ['a', 'b'], uses: 7 })];
    for (const result of [fromCsv(toCsv(existing), { existing }), fromJson(toJson(existing), { existing })])
      expect(plan(result)).toMatchObject({
        added: 0,
        updated: 0,
        same: existing.length,
        skipped: [],
        changes: [],
      });
  });

  it('add nothing twice when the same file is imported twice', () => {
    const file = '标题,内容\n催付,您好\n道别,再见\n';
    const first = plan(fromCsv(file, { existing: [] }));
    expect(first.added).toBe(2);
    expect(plan(fromCsv(file, { existing: first.changes }))).toMatchObject({ added: 0, updated: 0, same: 2 });
  });
});

describe('a file from elsewhere', () => {
  it('is read with headings in any of three languages, or as two bare columns', () => {
    for (const file of [
      'title,body\n催付,您好',
      '话术,标题\n您好,催付',
      '제목\t내용\n催付\t您好',
      '\ufeff催付;您好\r\n',
      'Title,Notes,Body\n催付,x,您好',
    ])
      expect(plan(fromCsv(file, { existing: [] })).changes.map(content)).toEqual([content(reply('催付'))]);
  });

  it('is taken to be in the language of its script, or in the one it names', () => {
    const file = 'title,body,locale\nHi,Hello,\n인사,안녕하세요,\n你好,您好,\nHi there,Hello,한국어\n';
    expect(plan(fromCsv(file, { existing: [] })).changes.map((one) => one.locale)).toEqual([
      'en',
      'ko',
      'zh-CN',
      'ko',
    ]);
  });

  it('updates what is there, and leaves alone what it has no column for', () => {
    const existing = [
      reply('催付', { folder: '下单', tags: ['急'], purpose: 'payment-reminder', uses: 9, scope: 'shared' }),
    ];
    const update = plan(fromCsv('催付,新的内容', { existing }));
    expect(update).toMatchObject({ added: 0, updated: 1 });
    expect(update.changes).toEqual([{ ...existing[0], body: '新的内容' }]);
  });

  it('turns a rewritten starter into the shop’s own, under its old id', () => {
    const existing = starters('zh-CN');
    const file = toCsv([{ ...existing[0]!, body: '欢迎' }]);
    expect(plan(fromCsv(file, { existing })).changes).toEqual([
      { ...existing[0], body: '欢迎', source: 'own' },
    ]);
  });

  it('gives a new reply an id of its own, even where an old one still holds the one of that title', () => {
    const [first] = plan(fromCsv('甲,一', { existing: [] })).changes;
    const renamed = { ...first!, title: '乙' };
    const [second] = plan(fromCsv('甲,一', { existing: [renamed] })).changes;
    expect(second!.id).not.toBe(renamed.id);
  });

  it('says which lines were left out and why, by the line of the file', () => {
    const file = [
      'title,body,locale,purpose',
      '好,"两行\n内容",,',
      ',没有标题,,',
      '没有内容,,,',
      '坏模板,{{ 买家,,',
      '语言,您好,tlh,',
      '用途,您好,,闲聊',
      '好,再来一次,,',
      '未知变量,{{ 买家昵称 }},,',
    ].join('\n');
    const { added, skipped } = plan(fromCsv(file, { existing: [] }));
    expect(added).toBe(2);
    expect(skipped.map(({ line, code }) => [line, code])).toEqual([
      [4, 'replies.no-title'],
      [5, 'replies.no-body'],
      [6, 'replies.bad-template'],
      [7, 'replies.unknown-locale'],
      [8, 'replies.unknown-purpose'],
      [9, 'replies.repeated'],
    ]);
    for (const { code } of skipped) expect(words).toHaveProperty([code]);
    expect(skipped[5]!.params).toEqual({ title: '好', first: 2 });
  });

  it('that cannot be read at all is refused whole, with a reason in words', () => {
    const codes = [
      fromJson('{', { existing: [] }),
      fromJson('{"a":1}', { existing: [] }),
      fromJson('[]', { existing: [] }),
      fromCsv('', { existing: [] }),
      fromJson('{"a":{"b":[]}}', { existing: [] }),
    ].map((result) => (result.ok ? '' : result.error.code));
    expect(codes).toEqual([
      'replies.not-json',
      'replies.not-a-list',
      'replies.empty',
      'replies.empty',
      'replies.not-a-list',
    ]);
    for (const code of codes) expect(words).toHaveProperty([code]);
  });

  it('never breaks the reader, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const read of [fromCsv, fromJson]) expect(read(text, { existing: [] })).toHaveProperty('ok');
      }),
      { numRuns: 300 },
    );
    expect(
      plan(fromJson('[null, 3, {"title": 1}, {"title": "a", "body": "b", "tags": "x;y"}]', { existing: [] })),
    ).toMatchObject({
      added: 1,
      changes: [{ tags: ['x', 'y'] }],
    });
  });
});
