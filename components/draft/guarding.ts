// The guard of the draft box: the same one as on a marketplace's page, over our own field. No marketplace is chosen
// here and no conversation is open, so it speaks for the packs that hold everywhere, and of no buyer.
import { PACKS } from '../../lib/guard/packs/index.ts';
import type { GuardSetup, Insertion } from '../../lib/messages/protocol.ts';
import type { Failure } from '../../lib/model/basics.ts';
import type { Hold, OverlayEvent } from '../../lib/page/frame.ts';
import { guardSettings, ruleIndex } from '../../lib/rules/helpers/drafts.ts';
import { append } from '../../lib/store/journal.ts';
import { say } from '../../lib/words/say.ts';
import type { Seat } from '../guard/control.ts';
import { startGuard } from '../guard/start.ts';
import type { Office } from '../options/core/office.ts';
import tokens from '../ui/tokens.css?inline';

/** What the guard begins with: no tab, no buyer, the shop's own settings. */
export function setupOf({ door, settings, rules }: Pick<Office, 'door' | 'settings' | 'rules'>): GuardSetup {
  const { locale, newHire } = settings.value;
  const { packs, options, limits } = guardSettings(door.rules, PACKS, rules.value, '');
  const words = door.rules
    .filter((rule) => rule.guards)
    .map(({ id, words }) => [
      id,
      Object.fromEntries(Object.keys(words).map((key) => [key, say(words, locale, key)])),
    ]);
  return {
    packs,
    options,
    locale,
    newHire,
    rules: ruleIndex(door.rules),
    words: Object.fromEntries(words),
    context: { limits },
  };
}

export interface DraftGuard {
  /** Why a reply has to wait, or undefined. */
  held(text: string): Failure | undefined;
  /** The owner's settings are others now. */
  refresh(): void;
  stop(): void;
}

/** Starts it over the field; the card stands in `dock`. */
export function guardDraft(
  office: Office,
  field: HTMLTextAreaElement,
  dock: HTMLElement,
  trusted?: (event: Event) => boolean,
): DraftGuard {
  const ended = new AbortController();
  const listeners = new Set<(event: OverlayEvent) => void>();
  let hold: Hold | undefined;
  const seat: Seat = {
    doc: document,
    css: tokens,
    replyBox: () => field,
    buyer: undefined,
    hold: (check) => {
      hold = check;
    },
    standing: undefined,
    walks: () => false,
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const { stop } = startGuard(
    seat,
    {
      ask: async () => setupOf(office),
      async append(drafts) {
        const shop = office.shop.value;
        if (!shop) return true;
        try {
          const agent = office.settings.value.agent.number;
          await append(office.store, shop, drafts, { agent, now: office.door.now() });
          return true;
        } catch {
          return false;
        }
      },
    },
    ended.signal,
    { dock, ...(trusted ? { trusted } : {}) },
  );
  return {
    held: (text) => hold?.({ target: 'reply', text } satisfies Insertion),
    refresh() {
      for (const listener of listeners) listener({ kind: 'refreshed' });
    },
    stop() {
      stop();
      ended.abort();
    },
  };
}
