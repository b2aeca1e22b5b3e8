// @vitest-environment happy-dom
// Addresses, landmarks and boxes.
import { describe, expect, test } from 'vitest';
import { chosenSign, landmarkFor, pageMatchFor, targetProposals } from '../../../lib/picker/index.ts';
import { pageFits } from '../../../lib/reading/match.ts';
import { all, one, show } from './page.ts';

describe('the addresses of a page', () => {
  test.each([
    ['https://a.example/orders/4711', '/orders/*', undefined],
    ['https://a.example/v2/orders/list?token=1', '/v2/orders/list', undefined],
    ['https://a.example/shop/9f8e7d6c5b4a/chat', '/shop/*/chat', undefined],
    ['https://a.example/index.html#/orders/261112-0012?tab=2', '/index.html', '#/orders/*'],
    ['https://a.example/#/chan-2', '/', '#/chan-*'],
    ['https://a.example:8443/%E8%AE%A2%E5%8D%95/1', '/*/*', undefined],
  ])('%s', (url, path, hash) => {
    const match = pageMatchFor(url, 'top');
    expect([match.path, match.hash]).toEqual([path, hash]);
    expect(match.query).toBeUndefined();
    expect(pageFits(match, { frame: url, top: url })).toBe(true);
  });

  test('a hash that is no route is not one', () => {
    expect(pageMatchFor('https://a.example/orders#top', 'child')).toEqual({
      hosts: ['a.example'],
      path: '/orders',
      frame: 'child',
    });
  });
});

test('the landmark is the closest lasting container of the rows', () => {
  show(
    '<div id="app"><div class="css-1a2b3c"><div class="order-list"><div class="row">1</div><div class="row">2</div></div></div></div>',
  );
  expect(
    landmarkFor(
      all('.row').map((row) => [row]),
      document,
    ),
  ).toEqual({ ready: '.order-list', watch: '.order-list' });
  show('<div id="app"><div class="css-1a2b3c"><p>1</p><p>2</p></div></div>');
  expect(
    landmarkFor(
      all('p').map((row) => [row]),
      document,
    ).watch,
  ).not.toBe('body');
});

describe('a box to type into', () => {
  test('is climbed to from what is inside', () => {
    show('<div class="editor" contenteditable="true"><p><span>typed</span></p></div>');
    expect(targetProposals(one('span'), document)[0]).toMatchObject({
      target: { kind: 'contenteditable' },
      count: 1,
    });
  });

  test('is a textarea, an editor or a pre', () => {
    show(
      '<textarea name="reply"></textarea><div class="ql-editor" contenteditable="true"></div><pre class="edit" contenteditable="true"></pre>',
    );
    expect(targetProposals(one('textarea'), document)[0]).toEqual({
      target: { at: '[name="reply"]', kind: 'textarea' },
      count: 1,
    });
    expect(targetProposals(one('.ql-editor'), document)[0]!.target.kind).toBe('quill');
    expect(targetProposals(one('pre'), document)[0]!.target.kind).toBe('pre');
  });

  test('carries no buyer in its selector', () => {
    show('<main><b>Ann Lee</b><textarea placeholder="发送给 Ann Lee" class="box"></textarea></main>');
    for (const { target } of targetProposals(one('textarea'), document))
      expect(target.at).not.toContain('Ann');
  });

  test('is none where nothing can be typed', () => {
    show('<p>text</p><textarea></textarea><textarea></textarea>');
    expect(targetProposals(one('p'), document)).toEqual([]);
  });

  test('is found in a shadow root', () => {
    show('<x-box class="reply"></x-box>');
    one('x-box').attachShadow({ mode: 'open' }).innerHTML = '<textarea></textarea>';
    expect(targetProposals(one('x-box'), document)[0]!.target.at).toMatch(/ >>> textarea$/);
  });
});

test('what stands for a chosen buyer has a name of its own', () => {
  show('<div class="chat"><header data-testid="buyer-bar"><b>Ann</b></header></div>');
  expect(chosenSign(one('header'), document)[0]!.selector).toBe('[data-testid="buyer-bar"]');
});
