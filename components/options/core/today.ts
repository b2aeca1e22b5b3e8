// The day it is where the shop sells: a site's own zone where one is switched on, else this machine's.
import type { Office } from './office.ts';
import { isSiteOn, ownersSites } from './sites.ts';

/** `YYYY-MM-DD`. */
export function todayOf(office: Office): string {
  const site = ownersSites(office.sites.value).find((one) => isSiteOn(office, one));
  const zone = site?.zone;
  return new Date(office.door.now()).toLocaleDateString(
    'sv-SE',
    zone === undefined ? {} : { timeZone: zone },
  );
}
