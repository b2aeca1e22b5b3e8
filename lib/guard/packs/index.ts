// The built-in packs. Each is a JSON file beside this one, data only; a test holds every file to its schema and to the
// laws of packs. `words` has no entries of its own, only the classes the others share. Loaded as they are: the schema stays out of what runs in pages.
import type { Pack } from '../pack.ts';
import absoluteClaims from './absolute-claims.json' with { type: 'json' };
import amazonMessaging from './amazon-messaging.json' with { type: 'json' };
import cancelRequest from './cancel-request.json' with { type: 'json' };
import likeness from './likeness.json' with { type: 'json' };
import medicalClaims from './medical-claims.json' with { type: 'json' };
import offPlatformSale from './off-platform-sale.json' with { type: 'json' };
import offsiteContact from './offsite-contact.json' with { type: 'json' };
import privacy from './privacy.json' with { type: 'json' };
import privateSettlement from './private-settlement.json' with { type: 'json' };
import promise from './promise.json' with { type: 'json' };
import reviewManipulation from './review-manipulation.json' with { type: 'json' };
import tone from './tone.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

export const PACKS = [
  offsiteContact,
  offPlatformSale,
  reviewManipulation,
  absoluteClaims,
  medicalClaims,
  promise,
  privateSettlement,
  privacy,
  tone,
  cancelRequest,
  amazonMessaging,
  likeness,
  words,
] as unknown as Pack[];
