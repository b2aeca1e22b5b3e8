// @vitest-environment happy-dom
// Rows: one order is often not one element.
import { describe, expect, it } from 'vitest';
import type { Group } from '../../../lib/model/marketplace.ts';
import { compileGroup } from '../../../lib/reading/groups.ts';
import { textOf } from '../../../lib/reading/text.ts';
import { passOver, SITE, show } from './site.ts';

const rowsOf = (group: Group, html: string): string[] => {
  show(html);
  return compileGroup(group, SITE)(undefined, passOver()).map((row) => row.map((el) => textOf(el)).join('+'));
};
const id = { read: { attr: 'data-id' } } as const;

describe('rows', () => {
  it('are elements, the outer one where they nest', () => {
    expect(
      rowsOf(
        { mode: 'element', each: '.o' },
        '<div class="o">1<div class="o">2</div></div><div class="o">3</div>',
      ),
    ).toEqual(['1 2', '3']);
  });

  it("that are hidden are not there: another tab's list, a template", () => {
    expect(
      rowsOf(
        { mode: 'element', each: '.o' },
        '<div style="display:none"><p class="o">1</p></div><p class="o">2</p>',
      ),
    ).toEqual(['2']);
  });

  it('are a head and what follows it', () => {
    expect(
      rowsOf({ mode: 'head', each: '.h' }, '<p class="h">1</p><p>a</p><p>b</p><p class="h">2</p><p>c</p>'),
    ).toEqual(['1+a+b', '2+c']);
  });

  it('end at the head that follows, also when it stands in a wrapper', () => {
    expect(
      rowsOf({ mode: 'head', each: '.h' }, '<p class="h">1</p><p>a</p><div><p class="h">2</p></div><p>b</p>'),
    ).toEqual(['1+a', '2']);
  });

  it('end where the page says they end: what lost its head belongs to nobody', () => {
    const group: Group = { mode: 'head', each: '.h', last: '.l' };
    expect(
      rowsOf(
        group,
        '<p class="h">1</p><p class="l" style="display:none">x</p><p>a</p><div><p class="l">b</p></div><p>c</p><p class="l">d</p><p class="h">3</p><p class="l">e</p>',
      ).map((row) => row.replace('x+', '')),
    ).toEqual(['1+a+b', '3+e']);
  });

  it('are neighbours that share an id', () => {
    const html = '<p data-id="1">a</p><p data-id="1">b</p><p data-id="2">c</p><p data-id="1">d</p>';
    expect(rowsOf({ mode: 'shared-id', each: 'p', id }, html)).toEqual(['a+b', 'c', 'd']);
  });

  it('carry the id of the first forward', () => {
    expect(
      rowsOf({ mode: 'carried-id', each: 'p', id }, '<p data-id="1">a</p><p>b</p><p data-id="2">c</p>'),
    ).toEqual(['a+b', 'c']);
  });

  it('do not join the order before when a first row lost its id', () => {
    const html = '<p data-id="1"><i>a</i></p><p>b</p><p><i>c</i></p><p>d</p>';
    expect(rowsOf({ mode: 'carried-id', each: 'p', id, first: 'i' }, html).slice(0, 2)).toEqual(['a+b', 'c']);
  });

  it('are a left and a right table, and none at all when these do not fit', () => {
    const group: Group = { mode: 'zip', left: '.l', right: '.r' };
    expect(rowsOf(group, '<p class="l">1</p><p class="l">2</p><p class="r">a</p><p class="r">b</p>')).toEqual(
      ['1+a', '2+b'],
    );
    expect(rowsOf(group, '<p class="l">1</p><p class="r">a</p><p class="r">b</p>')).toEqual([]);
  });

  it('leave out our own mounts', () => {
    expect(
      rowsOf(
        { mode: 'element', each: '.o' },
        '<div data-counterhand="desk"><p class="o">1</p></div><p class="o">2</p>',
      ),
    ).toEqual(['2']);
  });
});
