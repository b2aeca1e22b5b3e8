// The scripted buyers, one file each: who writes first, what they answer to which words, how it may end,
// and what the score asks of the agent. Two never write: what is to be done for them stands on the order list.
import type { Script } from '../script.ts';
import angry from './angry.json' with { type: 'json' };
import cashOnDelivery from './cash-on-delivery.json' with { type: 'json' };
import changedAddress from './changed-address.json' with { type: 'json' };
import haggler from './haggler.json' with { type: 'json' };
import lure from './lure.json' with { type: 'json' };
import officeNote from './office-note.json' with { type: 'json' };
import received from './received.json' with { type: 'json' };
import stockShort from './stock-short.json' with { type: 'json' };
import thanks from './thanks.json' with { type: 'json' };
import twinShipped from './twin-shipped.json' with { type: 'json' };
import twinWaiting from './twin-waiting.json' with { type: 'json' };
import unpaid from './unpaid.json' with { type: 'json' };

export const SCRIPTS: readonly Script[] = [
  twinShipped,
  twinWaiting,
  lure,
  changedAddress,
  stockShort,
  haggler,
  angry,
  cashOnDelivery,
  thanks,
  received,
  officeNote,
  unpaid,
];
