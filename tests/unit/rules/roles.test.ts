// Roles: which groups of rules speak to whom.
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../lib/model/settings.ts';
import type { AnyRule } from '../../../lib/rules/define.ts';
import { GROUPS } from '../../../lib/rules/define.ts';
import { RULES } from '../../../lib/rules/index.ts';
import { hiddenFrom, rulesFor } from '../../../lib/rules/roles.ts';

const groups = (role: (typeof ROLES)[number], hidden = {}) => [
  ...new Set(GROUPS.filter((group) => !hiddenFrom(role, hidden).includes(group))),
];

describe('a role', () => {
  it.each([
    ['all', ['stock', 'address', 'orders', 'chat', 'draft', 'handover']],
    ['pre-sale', ['stock', 'address', 'chat', 'draft', 'handover']],
    ['after-sale', ['address', 'orders', 'chat', 'draft', 'handover']],
    ['warehouse', ['stock', 'address', 'orders', 'draft', 'handover']],
  ] as const)('of %s sees %j as shipped', (role, seen) => {
    expect(groups(role)).toEqual(seen);
  });

  it('sees what the owner chose, an empty choice included', () => {
    expect(groups('pre-sale', { 'pre-sale': [] })).toEqual([...GROUPS]);
    expect(groups('warehouse', { warehouse: ['stock', 'handover'] })).toEqual([
      'address',
      'orders',
      'chat',
      'draft',
    ]);
  });

  it('never loses the checks of drafts, nor does whoever does everything lose anything', () => {
    expect(groups('warehouse', { warehouse: [...GROUPS, 'nonsense'] })).toEqual(['draft']);
    expect(groups('all', { all: [...GROUPS] })).toEqual([...GROUPS]);
  });

  it('keeps every red line of a hidden group, by declaration or by the owner’s level', () => {
    const rule = (id: string, level: string) => ({ id, group: 'stock', level }) as unknown as AnyRule;
    const some = [rule('a', 'redline'), rule('b', 'money'), rule('c', 'hint')];
    const seen = rulesFor(some, { role: 'after-sale', hidden: {} }, { c: { level: 'redline' } });
    expect(seen.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(rulesFor(some, { role: 'after-sale', hidden: {} }, { a: { level: 'hint' } })).toEqual([]);
  });

  it.each(ROLES)('of %s leaves the shipped rules of its groups as they are', (role) => {
    const seen = rulesFor(RULES, { role, hidden: {} }, {});
    for (const rule of RULES)
      expect(seen.includes(rule), rule.id).toBe(
        !hiddenFrom(role, {}).includes(rule.group) || rule.level === 'redline',
      );
  });
});
