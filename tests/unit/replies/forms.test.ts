// Forms: a reply asks for a choice, a number, a day before it goes in, and says what is wrong with an answer.
import { describe, expect, it } from 'vitest';
import { checkField, dayAfter, type Field, fieldId, readDay, writeDay } from '../../../lib/replies/forms.ts';
import { fieldsOf, lint, parts, renderReply, waitsFor } from '../../../lib/replies/template.ts';

const TODAY = '2026-11-22';
const form = (given: Record<string, string> = {}, locale: 'zh-CN' | 'ko' | 'en' = 'zh-CN') => ({
  given: Object.fromEntries(Object.entries(given).map(([name, value]) => [fieldId(name), value])),
  locale,
  today: TODAY,
});
const BODY =
  '亲，{{ "颜色" | choice: "红", "蓝" }}的要等{{ "天数" | number: 1, 7 }}天，{{ "到货日" | date }}到。';

describe('a reply with a form', () => {
  it('names its fields in the order they are asked for, whatever language the filter is written in', () => {
    expect(fieldsOf(BODY)).toEqual([
      { name: '颜色', kind: 'choice', choices: ['红', '蓝'] },
      { name: '天数', kind: 'number', min: 1, max: 7, decimals: 0 },
      { name: '到货日', kind: 'date' },
    ]);
    expect(fieldsOf('{{ "색" | 선택: "빨강", "파랑" }}{{ "几天" | 数字 }}{{ "언제" | 날짜 }}')).toEqual([
      { name: '색', kind: 'choice', choices: ['빨강', '파랑'] },
      { name: '几天', kind: 'number', decimals: 0 },
      { name: '언제', kind: 'date' },
    ]);
  });

  it('does not go in until every field is filled in, and the preview shows what is left', () => {
    expect(renderReply(BODY, {}, form({ 颜色: '红' }))).toMatchObject({
      error: { code: 'reply.no-value', params: { names: '天数, 到货日' } },
    });
    expect(waitsFor(BODY, {}, form({ 颜色: '红' })).missing).toEqual(['field:天数', 'field:到货日']);
    expect(parts(BODY, {}, form({ 颜色: '红' })).filter((part) => part.kind !== 'text')).toEqual([
      { text: '红', kind: 'filled', name: 'field:颜色' },
      { text: '天数', kind: 'missing', name: 'field:天数' },
      { text: '到货日', kind: 'missing', name: 'field:到货日' },
    ]);
  });

  it('writes the day as the buyer reads it', () => {
    const given = { 颜色: '蓝', 天数: '3', 到货日: '2026-11-25' };
    expect(renderReply(BODY, {}, form(given))).toMatchObject({
      value: { text: '亲，蓝的要等3天，11月25日（周三）到。' },
    });
    expect(writeDay('2026-11-25', 'ko', TODAY)).toBe('11월 25일(수)');
    expect(writeDay('2026-11-25', 'en', TODAY)).toBe('Wed, Nov 25');
    expect(writeDay('2027-08-01', 'zh-CN', TODAY)).toBe('2027年8月1日（周日）');
  });

  it('takes no answer the field does not allow, as if nothing had been said', () => {
    const wrong = form({ 颜色: '绿', 天数: '70', 到货日: '{{ 订单号 }}' });
    expect(waitsFor(BODY, {}, wrong).missing).toHaveLength(3);
  });

  it('goes in with its default, which may still be changed', () => {
    const body = '{{ "颜色" | choice: "红", "蓝" | default: "红" }}色';
    expect(renderReply(body, {}, form())).toMatchObject({ value: { text: '红色' } });
    expect(waitsFor(body, {}, form())).toEqual({ missing: [], optional: ['field:颜色'] });
    expect(renderReply(body, {}, form({ 颜色: '蓝' }))).toMatchObject({ value: { text: '蓝色' } });
    expect(waitsFor(body, {}, form({ 颜色: '蓝' })).optional).toEqual([]);
  });

  it('gives the Korean particle the word takes once it is chosen', () => {
    const body = '{{ "색상" | choice: "빨강", "회색지" | josa: "으로/로" }} 보내 드릴게요.';
    expect(renderReply(body, {}, form({ 색상: '빨강' }, 'ko'))).toMatchObject({
      value: { text: '빨강으로 보내 드릴게요.' },
    });
    expect(parts(body, {}, form())[1]).toEqual({ text: '(으)로 보내 드릴게요.', kind: 'text' });
  });

  it('asks once for a name that stands twice, and decides by what was assigned', () => {
    const body =
      '{% assign how = "发货" | choice: "快递", "自提" %}{% if how == "自提" %}到店取{% else %}发{{ "发货" | choice: "快递", "自提" }}{% endif %}';
    expect(fieldsOf(body)).toHaveLength(1);
    expect(waitsFor(body, {}, form()).missing).toEqual(['field:发货']);
    expect(renderReply(body, {}, form({ 发货: '自提' }))).toMatchObject({ value: { text: '到店取' } });
  });

  it('is no variable of the same name', () => {
    const body = '{{ "快递" | choice: "甲", "乙" }}/{{ 快递 }}';
    expect(renderReply(body, { courier: '丙' }, form({ 快递: '甲' }))).toMatchObject({
      value: { text: '甲/丙' },
    });
  });
});

describe('while a form is being written', () => {
  const code = (body: string) => {
    const wrong = lint(body);
    return wrong && !wrong.ok ? wrong.error : undefined;
  };
  it('nothing is said of a good one', () => {
    expect(code(BODY)).toBeUndefined();
  });
  it('a field without a name, or with a name that is no text, is told with its line', () => {
    expect(code('一\n{{ 买家 | choice: "红", "蓝" }}')).toMatchObject({
      code: 'reply.field-name',
      params: { line: 2 },
    });
    expect(code('{{ "x" | upcase | choice: "红", "蓝" }}')).toMatchObject({ code: 'reply.field-name' });
  });
  it('a choice of one, of two alike, of more than the digits, or of variables is none', () => {
    const many = Array.from({ length: 10 }, (_, i) => `"${i}"`).join(', ');
    for (const list of ['"红"', '"红", "红"', '"红", 买家', '"红", ""', many])
      expect(code(`{{ "颜色" | choice: ${list} }}`), list).toMatchObject({
        code: 'reply.field-choices',
        params: { name: '颜色' },
      });
  });
  it('a range upside down is told', () => {
    expect(code('{{ "天数" | number: 7, 1 }}')).toMatchObject({ code: 'reply.field-range' });
    expect(code('{{ "天数" | number: "一" }}')).toMatchObject({ code: 'reply.field-range' });
  });
  it('one name that asks for two things is told', () => {
    expect(code('{{ "天数" | number: 1, 7 }}\n{{ "天数" | number: 1, 9 }}')).toMatchObject({
      code: 'reply.field-twice',
      params: { name: '天数', line: 2 },
    });
  });
  it('a field inside a condition is told, for nobody could be asked there', () => {
    expect(code('{% if "要发票" | choice: "是", "否" %}开{% endif %}')).toMatchObject({
      code: 'reply.field-place',
    });
  });
});

describe('an answer', () => {
  const days: Field = { name: '天数', kind: 'number', min: 1, max: 7, decimals: 0 };
  const price: Field = { name: '金额', kind: 'number', min: 0.01, decimals: 2 };
  it('that is a number within its range is taken, in whatever width it was typed', () => {
    expect(checkField(days, ' ３ ', TODAY)).toEqual({ value: '3' });
    expect(checkField(price, '1,288.50', TODAY)).toEqual({ value: '1288.50' });
    expect(checkField(days, '007', TODAY)).toEqual({ value: '7' });
  });
  it('that is none, too big, or in parts, is told apart', () => {
    expect(checkField(days, '三', TODAY)).toEqual({ fault: 'number' });
    expect(checkField(days, '8', TODAY)).toEqual({ fault: 'range' });
    expect(checkField(days, '0', TODAY)).toEqual({ fault: 'range' });
    expect(checkField(days, '2.5', TODAY)).toEqual({ fault: 'whole' });
    expect(checkField(price, '2.555', TODAY)).toEqual({ fault: 'decimals' });
    expect(checkField(price, '1e5', TODAY)).toEqual({ fault: 'number' });
  });
  it('that is a day is read as people write one', () => {
    const read = (text: string) => readDay(text, TODAY);
    for (const text of ['11/25', '11-25', '11月25日', '11월 25일', '+3', '3天后', '3일 뒤', '25', '２５日'])
      expect(read(text), text).toBe('2026-11-25');
    expect(read('내일')).toBe('2026-11-23');
    expect(read('today')).toBe(TODAY);
    expect(read('2027.1.5')).toBe('2027-01-05');
  });
  it('that is a day of next year, or of next month, is not taken for one long gone', () => {
    expect(readDay('1/5', TODAY)).toBe('2027-01-05');
    expect(readDay('11/20', TODAY)).toBe('2026-11-20');
    expect(readDay('5', TODAY)).toBe('2026-12-05');
    expect(readDay('5', '2026-12-22')).toBe('2027-01-05');
  });
  it('that is no day is none', () => {
    for (const text of ['2/30', '13/1', '0', '32', 'soon', '', '11/25/'])
      expect(readDay(text, TODAY)).toBe(undefined);
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('what never ends', () => {
  it('is no template: there are no loops', () => {
    for (const tag of ['for i in (1..100000000)', 'for x in buyer', 'cycle "a"', 'increment n'])
      expect(lint(`{% ${tag} %}x{% endfor %}`), tag).toMatchObject({ error: { code: 'reply.template' } });
  });
  it('or grows without end is stopped within three seconds', () => {
    const bodies = [
      `{% assign a = "xxxxxxxxxx" %}${'{% assign a = a | append: a %}'.repeat(60)}{{ a }}`,
      `{% capture a %}xxxxxxxxxx{% endcapture %}${'{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(60)}{{ a }}`,
      `{% assign a = "${'x'.repeat(3000)}" %}${'{% assign a = a | replace: "x", "xxxxxxxx" %}'.repeat(12)}{{ a }}`,
      `${'{% if buyer %}'.repeat(1300)}`,
      `${'{% if buyer %}'.repeat(600)}${'{% endif %}'.repeat(600)}`,
    ];
    for (const body of bodies) {
      const began = performance.now();
      const result = renderReply(body, { buyer: 'x' });
      parts(body, { buyer: 'x' });
      expect(performance.now() - began, body.slice(0, 40)).toBeLessThan(3000);
      if (body !== bodies[4]) expect(result, body.slice(0, 40)).toMatchObject({ ok: false });
    }
  });
  it('or is a hundred thousand characters long is refused by its length and shown in part, at once', () => {
    for (const body of ['字'.repeat(100_000), '{{ 买家 }}'.repeat(12_500)]) {
      const began = performance.now();
      expect(lint(body)).toMatchObject({
        error: { code: 'reply.long-body', params: { n: 100_000, limit: 20_000 } },
      });
      expect(renderReply(body, {})).toMatchObject({ error: { code: 'reply.long-body' } });
      expect(parts(body, {})[0]!.text.length).toBeLessThan(2100);
      expect(performance.now() - began).toBeLessThan(500);
    }
  });
});
