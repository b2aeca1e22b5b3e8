// The picker's one mount in a frame: a clear sheet, a box and a label on the page, and the panel's place above them.
import { type Mount, makeMount } from '../../lib/page/mount.ts';
import baseCss from '../ui/base.css?inline';
import { seal } from '../ui/seal.ts';
import pickerCss from './picker.css?inline';

export interface Stage {
  mount: Mount;
  sheet: HTMLElement;
  box: HTMLElement;
  label: HTMLElement;
  panel: HTMLElement;
}

/** `css`: the tokens, as the overlay has them. */
export function newStage(doc: Document, css: string, signal: AbortSignal): Stage {
  const mount = makeMount(doc, 'picker', css + baseCss + pickerCss);
  seal(mount.root, signal);
  mount.body.className = 'ch-root';
  // Under the desk, which stays at hand; above all of the page.
  mount.host.style.cssText =
    'all: initial; position: fixed; inset: 0 auto auto 0; width: 0; height: 0; z-index: 2147482999;';
  const made = (name: string) => {
    const el = doc.createElement('div');
    el.className = name;
    el.hidden = true;
    mount.body.append(el);
    return el;
  };
  const sheet = made('ch-pick-sheet');
  sheet.tabIndex = -1;
  sheet.setAttribute('role', 'application');
  const box = made('ch-pick-box');
  const label = made('ch-pick-label');
  label.setAttribute('role', 'status');
  label.dir = 'auto';
  const panel = doc.createElement('div');
  mount.body.append(panel);
  return { mount, sheet, box, label, panel };
}
