// Templates: a reply goes out filled in, or it does not go out and says what is missing.
import { describe, expect, it } from 'vitest';
import { lint, parts, renderReply, variablesOf } from '../../../lib/replies/template.ts';

const values = {
  buyer: '보리***',
  item: '유리컵',
  address: '나루시 솔빛구 ****',
  phoneTail: '2290',
  shop: '针林手作',
};
const text = (body: string, given: Record<string, string> = values) => {
  const result = renderReply(body, given);
  return result.ok ? result.value.text : result.error;
};

describe('a reply is filled in', () => {
  it('by names of any of the three languages', () => {
    expect(text('{{ 买家 }}|{{ 고객 }}|{{ buyer }}')).toBe('보리***|보리***|보리***');
  });

  it('unless it would write itself out again and again', () => {
    const twice = '{% capture b %}{{ b }}{{ b }}{{ b }}{{ b }}{{ b }}{{ b }}{{ b }}{{ b }}{% endcapture %}';
    const body = `{% assign b = "${'a'.repeat(100)}" %}${twice.repeat(7)}{{ b | size }}`;
    expect(text(body)).toMatchObject({ code: 'reply.template' });
    expect(parts(body, values)).toEqual([{ text: body, kind: 'text' }]);
    expect(text(`{% assign b = "a" %}${twice.repeat(2)}{{ b | size }}`)).toBe('64');
  });

  it('from values given under any of the names', () => {
    expect(text('{{ courier }}', { 택배사: '솔길택배' })).toBe('솔길택배');
  });

  it('as plain text, whatever the buyer is called', () => {
    expect(text('{{ buyer }}', { buyer: '<b>李</b>&雷 {{ shop }}' })).toBe('<b>李</b>&雷 {{ shop }}');
  });

  it('with the particle the word takes', () => {
    const say = (item: string, pair: string) => text(`{{ 상품 | josa: "${pair}" }}`, { item });
    expect(say('유리컵', '을/를')).toBe('유리컵을');
    expect(say('머그', '를/을')).toBe('머그를');
    expect(say('솔길', '으로/로')).toBe('솔길로');
    expect(say('한진', '(으)로')).toBe('한진으로');
    expect(say('받침(2개)', '이/가')).toBe('받침(2개)가');
    expect(say('세트 3', '은/는')).toBe('세트 3은');
    expect(say('세트 10', '와/과')).toBe('세트 10과');
    expect(say('Cup', '을(를)')).toBe('Cup을(를)');
    expect(say('보리***', '으로/로')).toBe('보리***(으)로');
  });

  it('with another sentence where something is not known', () => {
    expect(text('{% if 快递 %}发{{ 快递 }}{% else %}快递待定{% endif %}')).toBe('快递待定');
    expect(text('{{ 快递 | default: "快递" }}')).toBe('快递');
  });

  it('and says where the caret belongs', () => {
    expect(renderReply('备注：{{ 光标 }}，谢谢', {})).toEqual({
      ok: true,
      value: { text: '备注：，谢谢', cursor: 3 },
    });
    expect(renderReply('{{ buyer }} {{ cursor }}', values)).toEqual({
      ok: true,
      value: { text: '보리*** ', cursor: 6 },
    });
  });
});

describe('a reply is not inserted', () => {
  it('when a value is missing, and names all that are', () => {
    expect(text('{{ 快递 }} {{ shop }} {{ 운송장 }} {{ 快递 }}')).toEqual({
      code: 'reply.no-value',
      params: { names: '快递, 운송장' },
    });
  });

  it('when a value is only blanks', () => {
    expect(text('{{ courier }}', { courier: '  ' })).toMatchObject({ code: 'reply.no-value' });
  });

  it('when a missing value hides in an argument or an assignment', () => {
    expect(text('{{ "to " | append: courier }}')).toMatchObject({ code: 'reply.no-value' });
    expect(text('{% assign c = courier %}{{ c }}')).toMatchObject({ code: 'reply.no-value' });
    expect(text('{% capture c %}{{ courier }}{% endcapture %}{{ c }}')).toMatchObject({
      code: 'reply.no-value',
    });
  });

  it('when it names a variable that does not exist, even where it would not be written', () => {
    expect(text('您好\n {{ byer }}')).toEqual({
      code: 'reply.unknown-variable',
      params: { name: 'byer', line: 2, col: 5 },
    });
    expect(text('{% if byer %}x{% endif %}')).toMatchObject({ params: { name: 'byer' } });
    expect(text('{{ buyer.name }}')).toMatchObject({ params: { name: 'buyer.name' } });
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(text(`{{ ${name} }}`)).toMatchObject({ code: 'reply.unknown-variable' });
  });

  it('when it is no template, and names the line', () => {
    expect(text('一\n{{ buyer')).toMatchObject({ code: 'reply.template', params: { line: 2 } });
    expect(text('{{ buyer | shout }}')).toMatchObject({
      code: 'reply.template',
      params: { line: 1, message: 'undefined filter: shout' },
    });
    expect(text('{{ 상품 | josa: "꼭" }}')).toMatchObject({ code: 'reply.template' });
  });

  it('when it wants another file, a loop, a clock or a page of text', () => {
    for (const tag of [
      'include "x"',
      'render "x"',
      'layout "x"',
      'for i in (1..100000000)',
      'tablerow i in (1..9)',
    ])
      expect(text(`{% ${tag} %}`)).toMatchObject({ code: 'reply.template' });
    expect(text('{{ "now" | date: "%Y" }}')).toMatchObject({ code: 'reply.template' });
    expect(text('a'.repeat(20_001))).toMatchObject({ code: 'reply.long-body' });
    const doubled = `{% assign a = "${'x'.repeat(500)}" %}${'{% assign a = a | append: a %}'.repeat(20)}{{ a }}`;
    expect(text(doubled)).toMatchObject({ code: 'reply.template' });
  });
});

describe('while a reply is being written', () => {
  it('its variables are known, with their places', () => {
    expect(variablesOf('{{ 买家 }}{% if byer %}{{ 光标 }}{% endif %}')).toEqual([
      { name: '买家', key: 'buyer', line: 1, col: 4 },
      { name: 'byer', line: 1, col: 15 },
    ]);
    expect(variablesOf('{{ buyer')).toEqual([]);
  });

  it('what is wrong whatever the order is said at once', () => {
    expect(lint('{{ 买家 }}，{{ 快递 }}')).toBeUndefined();
    expect(lint('{{ byer }}')).toMatchObject({ error: { code: 'reply.unknown-variable' } });
    expect(lint('{% if %}')).toMatchObject({ error: { code: 'reply.template' } });
  });
});

describe('the preview', () => {
  it('shows what is filled, what is missing, and what is text', () => {
    expect(parts('받으실 곳이 {{ 배송지 }}, {{ 택배사 | josa: "으로/로" }} 출고', values)).toEqual([
      { text: '받으실 곳이 ', kind: 'text' },
      { text: '나루시 솔빛구 ****', kind: 'filled', name: '배송지' },
      { text: ', ', kind: 'text' },
      { text: '택배사', kind: 'missing', name: '택배사' },
      { text: '(으)로 출고', kind: 'text' },
    ]);
  });

  it('follows conditions, and takes a default for text', () => {
    expect(parts('{% if courier %}有{% else %}无{% endif %}{{ courier | default: "快递" }}', values)).toEqual(
      [{ text: '无快递', kind: 'text' }],
    );
  });

  it('names an unknown variable as missing, and shows a broken body as written', () => {
    expect(parts('{{ byer }}', values)).toEqual([{ text: 'byer', kind: 'missing', name: 'byer' }]);
    expect(parts('{{ buyer', values)).toEqual([{ text: '{{ buyer', kind: 'text' }]);
    expect(parts('', values)).toEqual([]);
  });

  it('put together is what will be inserted', () => {
    const body = '{{ 买家 }}，{% capture c %}{{ shop }}{% endcapture %}{{ c }}{{ 光标 }}!';
    const whole = parts(body, values)
      .map((part) => part.text)
      .join('');
    expect(whole).toBe(text(body));
  });
});
