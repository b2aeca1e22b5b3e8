// What only makes sense beside the order: its receiver's name and nothing else, one number for another, its own address
// letter for letter.
import { amended } from './amend.ts';
import { fold } from './fold.ts';
import { bareName } from './names.ts';
import type { Outcome, Part, Parts } from './types.ts';
import { away } from './unseen.ts';

const squeezed = (text: string) => fold(text).text.replace(/[\s,，]/gu, '');
/** Written without blanks. */
const turns =
  /对面|旁边|隔壁|附近|옆|건너|맞은편|근처|앞|뒤|next(?:door)?to|beside|opposite|behind|across|near|改|换|不|错|旧|原|아니|말고|변경|기존|잘못|not|old|new|wrong|instead|change/u;
/** Whether a message is the order's own address, and no other number and no turn beside it. */
export function verbatim(message: string, shown: string): boolean {
  const [said, own] = [squeezed(message), squeezed(shown)];
  const at = own.length > 9 && !own.includes('*') ? said.indexOf(own) : -1;
  const rest = said.slice(0, Math.max(at, 0)) + said.slice(at + own.length);
  return (
    at >= 0 &&
    !/^[\da-z-]/.test(said.slice(at + own.length)) &&
    !/\d/.test(rest.replace(/\d{9,}/g, '')) &&
    !turns.test(rest)
  );
}

/** What only makes sense beside the order: its receiver's name and nothing else, or one number for another. */
export function besideOrder(message: string, order: Parts, found: boolean): [Part, Outcome] | undefined {
  const text = fold(message).text.trim();
  const named = !found && order.name ? bareName(order.name.value, text) : undefined;
  if (named) return ['name', named];
  const swap = amended(text, order);
  return swap?.[1] === 'agree' && away.test(text) ? undefined : swap;
}
