// What the remark composer shows. The text itself is made by the caller, exactly as it will stand in the box: the
// composer shows it, counts it, and never presses the marketplace's Save.
import type { Locale } from '../../lib/model/basics.ts';
import type { RemarkReason } from '../../lib/model/entries.ts';
import type { Flag } from '../../lib/model/facts.ts';
import type { KeyMap } from '../ui/keys.ts';
import type { SheetProps } from '../ui/Sheet.tsx';
import type { TimelineItem } from '../ui/Timeline.tsx';

export interface ComposerView {
  orderId: string;
  /** Offered, in the order of their digits. */
  reasons: RemarkReason[];
  reason: RemarkReason;
  /** The site's flags in its own order; `label` in place of our name. Empty where the site has none. */
  flags: { flag: Flag; label?: string }[];
  flag?: Flag;
  /** What the chosen flag means in this shop, in the owner's words. */
  flagMeaning?: string;
  /** The flag on the order now. */
  flagWas?: Flag;
  from: string;
  to: string;
  /** Where the two come from: "The order", "Buyer, 14:29". */
  fromSource?: string;
  toSource?: string;
  agent: string;
  /** ISO 8601 with the shop's offset. */
  at: string;
  /** The lines already there that stay, then the new one: exactly the text that will stand. */
  kept: string[];
  line: string;
  /** `first`: the box was empty. */
  mode: 'append' | 'replace' | 'first';
  size: { used: number; limit?: number; unit: 'bytes' | 'characters' };
  /** The order's remark read back, the one being written on top. */
  timeline: TimelineItem[];
  /** A tracking number exists: the parcel may be on its way. `line` is a sentence for the warehouse. */
  late?: { trackingNo: string; line: string };
  /** Another agent is writing here. */
  alsoWriting?: string;
  /** False: no remark box on this page, so it is copied. */
  canPut: boolean;
}

export interface ComposerProps {
  view: ComposerView;
  locale: Locale;
  keys?: KeyMap;
  at?: SheetProps['at'];
  onReason: (reason: RemarkReason) => void;
  onFlag: (flag: Flag) => void;
  onFrom: (text: string) => void;
  onTo: (text: string) => void;
  onPut: () => void;
  onCopy: () => void;
  onCopyLine: () => void;
  onClose: () => void;
}
