// How a test asks: an order as `name;phone;address`, and the lines its buyer writes.
import { compareAddress, type ShipTo } from '../../../lib/address/index.ts';

export function ship(order: string): ShipTo {
  const [name = '', phone = '', ...rest] = order.split(';');
  return { ...(name ? { name } : {}), ...(phone ? { phone } : {}), address: rest.join(';') };
}

/** What is said of a message of one line or several. */
export const told = (country: string, order: string, ...lines: string[]) =>
  compareAddress({ order: ship(order), message: lines.join('\n'), country }).verdict;
