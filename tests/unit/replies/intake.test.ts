// Files as shops have them: phrase sheets with and without headings, groups merged or left blank, plain texts, lists of
// other programs, in the encodings there are. What is guessed can be said otherwise.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessMapping, type Mapping, mean } from '../../../lib/replies/columns.ts';
import { toCsv, toJson, toTable, toXlsx } from '../../../lib/replies/exchange.ts';
import { type Opened, openFile, planOpened } from '../../../lib/replies/intake.ts';
import type { Plan } from '../../../lib/replies/plan.ts';
import words from '../../../lib/replies/replies.i18n.json';
import type { Reply } from '../../../lib/replies/reply.ts';
import { starters } from '../../../lib/replies/starter.ts';
import { writeXlsx } from '../../../lib/replies/writeXlsx.ts';
import { encode, utf8 } from '../stock/encode.ts';
import { readSheet, textRow, workbook } from '../stock/workbook.ts';
import { library, reply } from './written.ts';

const open = (bytes: Uint8Array, name: string, sheet?: number): Opened => {
  const opened = openFile(bytes, name, sheet);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
};
const planOf = (opened: Opened, mapping?: Mapping, existing: readonly Reply[] = []): Plan => {
  const result = planOpened(opened, mapping, { existing });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const read = (text: string, name: string) => planOf(open(utf8(text), name));
const brief = ({ changes }: Plan) => changes.map(({ folder, title, body }) => [folder, title, body]);
const lines = (...all: string[]) => all.join('\n');

describe('a sheet without headings', () => {
  it('of two columns is titles and texts', () => {
    expect(brief(read(lines('催付,您好，请尽快付款', '道别,再见，祝您愉快'), 'a.csv'))).toEqual([
      [undefined, '催付', '您好，请尽快付款'],
      [undefined, '道别', '再见，祝您愉快'],
    ]);
  });

  it('of two columns of which the first repeats is groups and texts, titled by their first words', () => {
    const rows = [
      ['售前', '您好，请问看中哪一款？慢慢看'],
      ['售前', '已经是最低价了，请谅解'],
      ['售后', '请在订单里申请退货。我们尽快处理'],
      ['售后', '换货请先寄回来，我们收到就发'],
    ];
    expect(brief(read(rows.map((row) => row.join('\t')).join('\n'), 'a.tsv'))).toEqual([
      ['售前', '您好，请问看中哪一款', '您好，请问看中哪一款？慢慢看'],
      ['售前', '已经是最低价了，请谅解', '已经是最低价了，请谅解'],
      ['售后', '请在订单里申请退货', '请在订单里申请退货。我们尽快处理'],
      ['售后', '换货请先寄回来，我们收到就发', '换货请先寄回来，我们收到就发'],
    ]);
  });

  it('of three columns is group, title and text, a blank group being that of the line above', () => {
    const sheet = lines(
      '售前,欢迎,您好，请问看中哪一款呢',
      ',砍价,已经是最低价了，请谅解哦',
      '售后,退货,请在订单里申请退货就好',
      ',换货,请先寄回来，我们收到就发',
    );
    const opened = open(utf8(sheet), 'a.csv');
    expect(opened).toMatchObject({
      mapping: { headed: false, means: ['folder', 'title', 'body'], carry: true },
    });
    expect(brief(planOf(opened)).map(([folder]) => folder)).toEqual(['售前', '售前', '售后', '售后']);
  });

  it('is read as the owner says where the guess is wrong', () => {
    const opened = open(
      utf8(lines('一个很长很长的关键词放在这里,短', '又一个很长很长的关键词在这里,也短')),
      'a.csv',
    );
    if (opened.is !== 'table') throw new Error('no table');
    expect(opened.mapping.means).toEqual(['body', 'title']);
    const other = mean(mean(opened.mapping, 1, 'body'), 0, 'title');
    expect(other.means).toEqual(['title', 'body']);
    expect(brief(planOf(opened, other))[0]).toEqual([undefined, '一个很长很长的关键词放在这里', '短']);
    expect(planOpened(opened, mean(opened.mapping, 0, undefined), { existing: [] })).toMatchObject({
      ok: false,
      error: { code: 'replies.no-columns' },
    });
  });

  it('of one column is texts, each titled by its first words, told apart where those meet', () => {
    const plan = read(
      lines('Thank you for waiting. We look into it now', 'Thank you for waiting. It ships today'),
      'a.csv',
    );
    expect(brief(plan).map(([, title]) => title)).toEqual([
      'Thank you for waiting',
      'Thank you for waiting 2',
    ]);
    // The same file twice: the same titles, so nothing is there twice.
    const again = planOf(
      open(
        utf8(lines('Thank you for waiting. We look into it now', 'Thank you for waiting. It ships today')),
        'a.csv',
      ),
      undefined,
      plan.changes,
    );
    expect(again).toMatchObject({ added: 0, updated: 0, same: 2 });
  });
});

describe('a sheet with headings', () => {
  it.each([
    ['分组名称,标题,快捷短语\n', ['folder', 'title', 'body']],
    ['그룹명,단축키,답변내용\n', ['folder', 'title', 'body']],
    ['Category,Shortcut,Message\n', ['folder', 'title', 'body']],
    ['标题,内容,内容（英文）,标题(ko),内容(ko)\n', ['title', 'body', 'body:en', 'title:ko', 'body:ko']],
    ['标题,中文,英文\n', ['title', 'body:zh-CN', 'body:en']],
  ])('is read by them: %s', (head, means) => {
    const mapping = guessMapping([head.trim().split(','), ['甲', '乙', '丙', '丁', '戊']]);
    expect(mapping).toMatchObject({ headed: true });
    expect(mapping.means.slice(0, means.length)).toEqual(means);
  });

  it('with a column a language makes one reply of them, in the first language there is', () => {
    const plan = read(
      lines('标题,中文,英文,韩文', '发货,今天发,Ships today,오늘 출고', '只有英文,,Hello,'),
      'a.csv',
    );
    expect(plan.changes).toMatchObject([
      {
        title: '发货',
        body: '今天发',
        locale: 'zh-CN',
        variants: [
          { locale: 'ko', body: '오늘 출고' },
          { locale: 'en', body: 'Ships today' },
        ],
      },
      { title: '只有英文', body: 'Hello', locale: 'en' },
    ]);
    expect(plan.changes[1]).not.toHaveProperty('variants');
  });

  it('says why a line with a day, picture or language nobody knows is left out', () => {
    const plan = read(
      lines(
        'title,body,until,image,body (ko)',
        'A,a,2026-02-30,,',
        'B,b,,http://plain.example/x.png,',
        'C,c,2026年12月31日,https://img.example/x.png,나',
        'D,d,,"javascript:alert(1)",',
        'E,e,,,{% if %}',
      ),
      'a.csv',
    );
    expect(plan.skipped.map(({ line, code }) => [line, code])).toEqual([
      [2, 'replies.bad-day'],
      [3, 'replies.bad-image'],
      [5, 'replies.bad-image'],
      [6, 'replies.bad-template'],
    ]);
    for (const { code } of plan.skipped) expect(words).toHaveProperty([code]);
    expect(plan.changes).toMatchObject([
      { until: '2026-12-31', image: { link: 'https://img.example/x.png' }, variants: [{ locale: 'ko' }] },
    ]);
  });
});

describe('a workbook', () => {
  const rows = [
    textRow('分组', '标题', '内容'),
    textRow('售前', '欢迎', '您好'),
    '<row><c r="B3" t="inlineStr"><is><t>砍价</t></is></c><c r="C3" t="inlineStr"><is><t>最低价了</t></is></c></row>',
    textRow('售后', '退货', '请申请'),
  ].join('');
  it('with merged groups gives each line its group', () => {
    const merged = `<worksheet><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>`;
    const opened = open(workbook({ sheets: { S: merged } }), 'a.xlsx');
    expect(brief(planOf(opened))).toEqual([
      ['售前', '欢迎', '您好'],
      ['售前', '砍价', '最低价了'],
      ['售后', '退货', '请申请'],
    ]);
  });

  it('opens at its first sheet that is not empty, or at the one chosen', () => {
    const book = workbook({
      sheets: { Empty: '', One: textRow('甲', '一些内容'), Two: textRow('乙', '别的内容') },
    });
    expect(open(book, 'a.xlsx')).toMatchObject({ sheets: { names: ['Empty', 'One', 'Two'], at: 1 } });
    expect(brief(planOf(open(book, 'a.xlsx', 2)))).toEqual([[undefined, '乙', '别的内容']]);
  });

  it('of ours holds every text as text, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('-3', '=1+1', '00123', '_x000D_', '<b>&"', ' a\n\tb ', '\r', '\ufffe', '𠮷'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (table) => {
          const filled = table.filter((row) => row.some((cell) => cell.trim() !== ''));
          const back = readSheet(writeXlsx('s', table));
          const bare = (row: readonly string[]) => {
            const cells = [...row];
            while (cells.at(-1) === '') cells.pop();
            return cells;
          };
          expect(back.rows.filter((row) => row.some((cell) => cell.trim() !== '')).map(bare)).toEqual(
            filled.map(bare),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('other files', () => {
  it('are read in the encodings there are', () => {
    const zh = '分组,标题,内容\n售前,欢迎,您好欢迎光临本店\n';
    const ko = '그룹,제목,내용\n배송,안내,안녕하세요 오늘 출고합니다\n';
    expect(brief(planOf(open(encode(zh, 'gb18030'), 'a.csv')))).toEqual([
      ['售前', '欢迎', '您好欢迎光临本店'],
    ]);
    expect(brief(planOf(open(encode(ko, 'euc-kr'), 'a.csv')))).toEqual([
      ['배송', '안내', '안녕하세요 오늘 출고합니다'],
    ]);
    const marked = new Uint8Array([0xff, 0xfe, ...encode(zh, 'utf-16le')]);
    expect(brief(planOf(open(marked, 'a.csv')))).toEqual([['售前', '欢迎', '您好欢迎光临本店']]);
  });

  it('of plain text are a phrase a line, or blocks between blank lines', () => {
    expect(brief(read('您好，在的\n亲，今天发货哦！\n', 'a.txt'))).toEqual([
      [undefined, '您好，在的', '您好，在的'],
      [undefined, '亲，今天发货哦', '亲，今天发货哦！'],
    ]);
    expect(brief(read('【欢迎】\n您好\n看中哪款\n\n\n【发货】\n今天发\n', 'a.txt'))).toEqual([
      [undefined, '欢迎', '您好\n看中哪款'],
      [undefined, '发货', '今天发'],
    ]);
    expect(brief(read('one\ntwo\n\nthree\n', 'a.txt')).map(([, , body]) => body)).toEqual([
      'one\ntwo',
      'three',
    ]);
  });

  it('of JSON are lists of texts, of entries under other names, or groups of them', () => {
    expect(brief(read('["您好","再见"]', 'a.json')).map(([, , body]) => body)).toEqual(['您好', '再见']);
    expect(brief(read('{"售后":["请退货"],"售前":["欢迎"]}', 'a.json'))).toEqual([
      ['售后', '请退货', '请退货'],
      ['售前', '欢迎', '欢迎'],
    ]);
    const groups = { groups: [{ name: 'A', items: [{ shortcut: 't', message: 'c' }, 'plain'] }] };
    expect(brief(read(JSON.stringify(groups), 'a.json'))).toEqual([
      ['A', 't', 'c'],
      ['A', 'plain', 'plain'],
    ]);
  });

  it('that are no such thing are refused with a reason', () => {
    const codes = [
      openFile(new Uint8Array([0x25, 0x50, 0x44, 0x46, 1]), 'a.csv'),
      openFile(new Uint8Array(), 'a.csv'),
      openFile(utf8(' \n \n'), 'a.csv'),
    ].map((result) => (result.ok ? '' : result.error.code));
    expect(codes).toEqual(['sheet.not-a-sheet', 'sheet.empty', 'sheet.empty']);
  });
});

describe('a library with languages, pictures and last days', () => {
  const data = `data:image/png;base64,${btoa('x'.repeat(30))}`;
  const rich = fc
    .tuple(
      library,
      fc.array(
        fc.record(
          {
            until: fc.constantFrom('2026-12-31', '2027-02-28'),
            image: fc.constantFrom({ link: 'https://img.example/a.png?x=1' }, { data }),
            scope: fc.constantFrom('private', 'shared'),
            other: fc.constantFrom('zh-CN', 'ko', 'en'),
          },
          { requiredKeys: [] },
        ),
        { minLength: 12, maxLength: 12 },
      ),
    )
    .map(([replies, more]) =>
      replies.map((one, i): Reply => {
        const { other, ...rest } = more[i]!;
        const variants =
          other && other !== one.locale ? [{ locale: other, title: `${i}`, body: `-${i}` }] : undefined;
        return {
          ...one,
          id: `own.${i}`,
          ...(rest as Partial<Reply>),
          ...(variants ? { variants: variants as Reply['variants'] & {} } : {}),
        };
      }),
    );

  it('comes back the same from CSV, workbook and JSON, and changes nothing where it came from', () => {
    fc.assert(
      fc.property(rich, (replies) => {
        for (const [name, bytes] of [
          ['a.csv', utf8(toCsv(replies))],
          ['a.xlsx', toXlsx(replies)],
          ['a.json', utf8(toJson(replies))],
        ] as const) {
          const opened = open(bytes, name);
          expect(planOf(opened, undefined, replies)).toMatchObject({
            added: 0,
            updated: 0,
            same: replies.length,
            skipped: [],
          });
          const fresh = planOf(opened);
          const content = ({ id: _, uses: __, source: ___, ...rest }: Reply) => rest;
          const kept = replies
            .map(content)
            .map(({ image, ...rest }) =>
              image && ('link' in image || name === 'a.json') ? { ...rest, image } : rest,
            );
          const shown = fresh.changes.map(content).map(({ step: _, ...rest }) => rest);
          expect(shown).toEqual(kept.map(({ step: _, ...rest }) => rest));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('loses a link whose cell was emptied, and keeps a picture the sheet has no room for', () => {
    const existing = [
      reply('甲', { image: { link: 'https://img.example/a.png' } }),
      reply('乙', { image: { data } }),
    ];
    const sheet = toTable(existing).map((row, i) => row.map((cell, at) => (i > 0 && at === 8 ? '' : cell)));
    const plan = planOf(open(writeXlsx('s', sheet), 'a.xlsx'), undefined, existing);
    expect(plan).toMatchObject({ updated: 1, same: 1 });
    expect(plan.changes[0]).not.toHaveProperty('image');
  });

  it('leaves -3 a number in a CSV, and makes no formula of anything', () => {
    const csv = toCsv([reply('-3', { body: '=1+1' }), ...starters('en')]);
    expect(csv).toContain(',-3,');
    expect(csv).toContain(",'=1+1,");
  });
});
