// What is taken for a selector without a page to try it on.
import { describe, expect, it } from 'vitest';
import { selectorFault, selectorWeight } from '../../../lib/marketplaces/selectors.ts';

describe('a selector', () => {
  it.each([
    '.a:not(.b ~ .b):not(:has(.c)):has(+ .b .c)',
    'p:not(:has(> .a)):is(.b, .c) *',
    '[data-x="a]b,c:d"] > *',
    "[class*='a b' i] + td",
    '.md\\:flex',
    'a:nth-of-type(2n+1) b',
    'li:nth-last-child(odd)',
    '[lang|=en][type=text]',
    '#订单 .标题',
    ':scope > a',
    'custom-element >>> input:checked',
  ])('%s is one, and light', (selector) => {
    for (const step of selector.split(' >>> ')) expect(selectorFault(step)).toBeUndefined();
    expect(selectorWeight(selector)).toBeUndefined();
  });

  it.each([
    '',
    ' ',
    '> a',
    'a >',
    'a,,b',
    'a[',
    'a[=x]',
    'a[b==c]',
    'a[b=1]',
    'a(b)',
    'a:not()',
    'a:nope',
    'a:hover',
    'a::after',
    'a:not(b',
    'a"b"',
    '1a',
    'a > 1b',
    'a:is(b)c',
    '[a]b',
    'a & b',
    'a|b',
    '$x',
    '//div',
    'a:nth-child(x)',
    'a:contains("b")',
  ])('%j is none', (selector) => {
    expect(selectorFault(selector)).toEqual(expect.any(String));
  });
});
