// What a frame does at the worker's word. Undefined is no answer: another frame of the tab may have one.
import type { Hello, Push } from '../messages/protocol.ts';
import type { CompiledPage } from '../reading/page.ts';
import type { OpenBoxes } from './boxes.ts';
import type { Overlay } from './frame.ts';
import type { LivePage } from './live.ts';
import type { createPort } from './port.ts';

export interface PushesOf {
  live: () => LivePage | undefined;
  compiled: () => CompiledPage | undefined;
  hello: () => Extract<Hello, { on: true }> | undefined;
  port: ReturnType<typeof createPort>;
  boxes: Pick<Overlay, 'insert' | 'takeBack' | 'draft'> & { open: () => OpenBoxes };
  /** Settings changed: the frame begins anew and tells everything. */
  anew: () => Promise<void>;
  /** What was told is to be judged again. */
  judge: () => void;
  /** Another frame of the tab has told of itself. */
  besides: () => unknown;
  /** Tells everything. */
  whole: () => void;
  quiet: () => void;
}

export function answerPush(push: Push, of: PushesOf): unknown {
  const { live, compiled, hello, port, boxes } = of;
  switch (push.type) {
    case 'refresh':
      void of.anew();
      return null;
    case 'judge':
      of.judge();
      return null;
    case 'desk-changed':
      of.besides();
      port.tell({ kind: 'changed' });
      return null;
    case 'whole':
      if (!live() || (push.chats && !compiled()?.threads && !compiled()?.conversation)) return undefined;
      of.whole();
      return true;
    case 'guard':
      port.tell({ kind: 'context', context: push.context });
      return null;
    case 'insert':
      return boxes.insert(push.insertion);
    case 'draft':
      return boxes.draft();
    case 'take-back':
      return boxes.takeBack();
    case 'show-row':
      port.overlay.show(push.key, push.mark);
      return null;
    case 'key':
      if (!hello() || !port.heard()) return undefined;
      port.tell({ kind: 'key', chord: push.key });
      return true;
    case 'stop':
      of.quiet();
      port.tell({ kind: 'stopped' });
      return null;
  }
}
