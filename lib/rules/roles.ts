// Roles: what an agent is here for decides which groups of rules speak to them. The shipped table stands here alone; the
// owner may keep another. Pure.
import { ROLES, type Role } from '../model/settings.ts';
import type { AnyRule, RuleGroup } from './define.ts';
import { GROUPS } from './define.ts';

export type Hidden = Partial<Record<Role, readonly string[]>>;

/** Roles whose groups can be chosen: whoever does everything sees everything. */
export const CHOSEN_ROLES = ROLES.filter((role) => role !== 'all');
/** Groups a role may go without. A draft is checked whoever types it: one wrong line is the whole shop's. */
export const HIDEABLE = GROUPS.filter((group) => group !== 'draft');

/** Before the sale nobody works on orders yet, after it nobody sells stock, and the warehouse talks to no buyer. */
export const SHIPPED: Readonly<Record<Role, readonly RuleGroup[]>> = {
  all: [],
  'pre-sale': ['orders'],
  'after-sale': ['stock'],
  warehouse: ['chat'],
};

/** The groups a role does not see: the owner's word, else as shipped. A group of no such name hides nothing. */
export function hiddenFrom(role: Role, hidden: Hidden): RuleGroup[] {
  if (role === 'all') return [];
  const chosen = Object.hasOwn(hidden, role) ? hidden[role]! : SHIPPED[role];
  return HIDEABLE.filter((group) => chosen.includes(group));
}

/** The rules that speak to a role. A red line speaks to everybody. */
export function rulesFor(
  rules: readonly AnyRule[],
  { role, hidden }: { role: Role; hidden: Hidden },
  settings: Readonly<Record<string, { level?: string }>>,
): readonly AnyRule[] {
  const away = hiddenFrom(role, hidden);
  if (away.length === 0) return rules;
  return rules.filter(
    (rule) => !away.includes(rule.group) || (settings[rule.id]?.level ?? rule.level) === 'redline',
  );
}
